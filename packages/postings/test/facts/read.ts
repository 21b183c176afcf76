import type { FactTexts } from '../../src/index.js';

/** Texts of a posting, of which a test says what matters to it. */
export const texts = (some: Partial<FactTexts>): FactTexts => ({ title: '', location: '', description: '', ...some });
