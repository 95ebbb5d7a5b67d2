import type { DossierContent } from '../dossier/dossier.ts';
import { writeDossierFile } from '../dossier-file/write-dossier-file.ts';
import { writeArgdown } from './argdown.ts';
import { writeCsv } from './csv.ts';
import { writeJsonLd } from './json-ld.ts';
import { writeXaif } from './xaif.ts';

/** YAML and CSV can be read in again. */
export const exportFormats = ['yaml', 'csv', 'jsonld', 'argdown', 'xaif'] as const;
export type ExportFormat = (typeof exportFormats)[number];

interface Format {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (content: DossierContent) => string;
}

const formats: Readonly<Record<ExportFormat, Format>> = {
  yaml: { extension: 'yaml', mediaType: 'application/yaml', write: writeDossierFile },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  jsonld: { extension: 'jsonld', mediaType: 'application/ld+json', write: writeJsonLd },
  argdown: { extension: 'argdown', mediaType: 'text/plain; charset=utf-8', write: writeArgdown },
  xaif: { extension: 'xaif.json', mediaType: 'application/json', write: writeXaif },
};

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A dossier as a file of that format, in UTF-8, named by the dossier's short name. */
export function exportDossier(content: DossierContent, format: ExportFormat): ExportedFile {
  const { extension, mediaType, write } = formats[format];
  return {
    name: `${content.slug}.${extension}`,
    bytes: new TextEncoder().encode(write(content)),
    mediaType,
  };
}
