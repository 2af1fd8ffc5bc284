/** The setup class of extension packages. @see using-an-extension-inf-file */
export const EXTENSION = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
