// @ts-check
/**
 * The page /verify/bundle: runs haaste-verify.mjs on a file the reader chooses, in their browser. Every sentence is in the
 * page already, in the reader's language, and is copied from there.
 */
import { filled, readReceipt, sentences, verifyBundle } from './haaste-verify.mjs'

/** `<haaste-verify>`: shows its form, which without scripts stays hidden, and says into `[data-report]` what was found. */
class Verify extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    for (const each of this.querySelectorAll('[data-without-scripts]')) each.setAttribute('hidden', '')
    form.removeAttribute('hidden')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#check(form)
    })
  }

  async #check(/** @type {HTMLFormElement} */ form) {
    const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type="file"]'))
    const written = /** @type {HTMLTextAreaElement | null} */ (form.querySelector('textarea'))
    const lines = (written?.value ?? '').split('\n')
    const receipts = []
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue
      const receipt = readReceipt(line)
      if (receipt === null) return this.#refuse('receipt-unreadable', { line: index + 1 }, written)
      receipts.push(receipt)
    }
    const file = chosen?.files?.[0]
    if (!file) return this.#refuse('file-missing', {}, chosen)
    let text
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    } catch {
      return this.#refuse('file-unreadable', {}, chosen)
    }
    this.#show(this.#part('checking'))
    // The page says that it is checking before it is too busy to say anything.
    await new Promise((done) => setTimeout(done, 30))
    this.#report(verifyBundle(text, { receipts }))
  }

  /** What cannot be begun with is said beside the button, and the field it is about has the focus. */
  #refuse(/** @type {string} */ name, /** @type {object} */ values, /** @type {HTMLElement | null} */ field) {
    this.#show(this.#part(name, values))
    field?.focus()
  }

  #report(/** @type {import('./haaste-verify.mjs').Report} */ report) {
    const form = report.form === 'full' ? 'form-full' : 'form-public'
    const about = { ...report, form: this.#sentence(form), seq: report.head?.seq, hash: report.head?.hash }
    const findings = report.findings.map((finding) => {
      const row = this.#part(`status-${finding.status}`)
      row
        .querySelector('[data-sentence]')
        ?.append(this.#sentence(`${finding.code}.${finding.status}`, { ...finding }))
      return row
    })
    const limits = report.limits.map((limit) => this.#part('limit', {}, this.#sentence(`limit.${limit}`)))
    const parts = [this.#part(`verdict-${report.verdict}`)]
    if (report.bundleHash !== null) parts.push(this.#part('about', about))
    const lists = this.#part('lists')
    lists.querySelector('[data-findings]')?.append(...findings)
    lists.querySelector('[data-limits]')?.append(...limits)
    if (findings.length > 0) parts.push(lists)
    this.#show(...parts)
  }

  #show(/** @type {DocumentFragment[]} */ ...parts) {
    const place = this.querySelector('[data-report]')
    place?.replaceChildren(...parts)
  }

  /** A copy of one of the page's templates, with its placeholders filled in. */
  #part(/** @type {string} */ name, /** @type {object} */ values = {}, /** @type {string} */ sentence = '') {
    const template = /** @type {HTMLTemplateElement | null} */ (
      this.querySelector(`template[data-part="${name}"]`)
    )
    const copy = document.importNode(template?.content ?? document.createDocumentFragment(), true)
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      node.nodeValue = filled(node.nodeValue ?? '', values)
    copy.querySelector('[data-sentence]')?.append(sentence)
    return copy
  }

  #sentence(/** @type {string} */ name, /** @type {object} */ values = {}) {
    const words = /** @type {HTMLTemplateElement | null} */ (this.querySelector('template[data-sentences]'))
    const found = words?.content.querySelector(`[data-name="${name}"]`)?.textContent
    const [code = '', status = ''] = name.split('.')
    return filled(found ?? /** @type {any} */ (sentences)[code]?.[status] ?? name, values)
  }
}

customElements.define('haaste-verify', Verify)
