/**
 * What a test in VS Code prints starts so. A page's console is full of the workbench's own remarks; those go to a log
 * beside the server's, and only what a test says is shown.
 */
export const testOutput = 'test| ';
