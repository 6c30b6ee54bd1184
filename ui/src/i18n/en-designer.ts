import { design } from './en/design';
import { launch } from './en/launch';

/** The texts of the designer, which come with its screens. */
export const designer = { ...design, ...launch };

export type Designer = typeof designer;
