/** The id of a posting, as the key of its page where that is the same: one string, then, is kept instead of two. */
export const oneString = (id: string, key: string): string => (id === key ? key : id);
