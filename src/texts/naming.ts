/** What people type for a command, by its name: `/stance` for `stance`, and on some platforms something else. */
export type Naming = (name: string) => string;

/** As commands are typed where a platform keeps no names for itself. */
export const slash: Naming = (name) => `/${name}`;
