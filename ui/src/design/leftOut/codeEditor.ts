// The forms of Camunda 7 templates have no code fields: the editor of such fields is not loaded. These are the names of CodeMirror's
// that the panel imports for them (`placeholder` is its extension that shows a hint in an empty field); the build fails where one is missing.
const nothing = () => [];

export class EditorView {}
export class EditorState {}
export const Annotation = { define: () => ({ of: nothing }) };
export const keymap = { of: nothing };
export const highlightSpecialChars = nothing;
export const drawSelection = nothing;
export const placeholder = nothing;
export const lineNumbers = nothing;
export const syntaxHighlighting = nothing;
export const defaultHighlightStyle = {};
export const foldGutter = nothing;
export const bracketMatching = nothing;
export const foldKeymap = nothing();
export const closeBrackets = nothing;
export const closeBracketsKeymap = nothing();
export const history = nothing;
export const defaultKeymap = nothing();
export const historyKeymap = nothing();
export const jsonParseLinter = nothing;
export const json = nothing;
export const linter = nothing;
