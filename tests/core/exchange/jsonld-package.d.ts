/** The package has no types of its own; this is what the tests use of it. */
declare module 'jsonld' {
  export interface Options {
    readonly documentLoader: (url: string) => Promise<never>;
    /** Throws where data would be dropped. */
    readonly safe: boolean;
  }
  export type Value =
    | { readonly '@value': unknown; readonly '@type'?: string }
    | { readonly '@id': string }
    | Node;
  export interface Node {
    readonly '@id'?: string;
    readonly '@type'?: readonly string[];
    readonly [property: string]: string | readonly (string | Value)[] | undefined;
  }
  const jsonld: {
    expand(document: object, options: Options): Promise<Node[]>;
    toRDF(document: object, options: Options): Promise<object[]>;
  };
  export default jsonld;
}
