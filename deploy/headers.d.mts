export const types: Record<string, string>;
export const compressed: RegExp;
export const contentSecurityPolicy: string;
export const headers: Record<string, string>;
export function cacheControl(path: string): string;
