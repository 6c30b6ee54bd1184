import { content } from './en/content';
import { design } from './en/design';
import { launch } from './en/launch';
import { trial } from './en/trial';

/** The texts of the designer, which come with its screens. */
export const designer = { ...content, ...design, ...launch, ...trial };

export type Designer = typeof designer;
