/** What sends, as the keyboard at hand names it. */
export const sendKeys = /^Mac/.test(navigator.platform) ? ['⌘', 'Enter'] : ['Ctrl', 'Enter'];
