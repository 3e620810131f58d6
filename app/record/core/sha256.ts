/** SHA-256 of a text's UTF-8 bytes as lower-case hex. Given from outside, so that the core stays free of Node. */
export type Sha256 = (text: string) => string
