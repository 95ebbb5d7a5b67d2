import { parentPort, workerData } from 'node:worker_threads';
import { type ReadImport, readImport } from './core/exchange/import.ts';

const given: Parameters<ReadImport> = workerData;
parentPort?.postMessage(readImport(...given));
