import type { Locator, Page } from 'playwright-core'

/** Somebody at the browser, who types a key at a time. */
export class Person {
  /** `keyMs` from key to key: unless told about seventy words a minute, somebody who is at home with a keyboard. */
  constructor(
    readonly page: Page,
    readonly keyMs = 170,
  ) {}

  field(label: string): Locator {
    const literally = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    // A required field's label ends with a star.
    return this.page.getByLabel(new RegExp(`^${literally}( \\*)?$`)).and(this.page.locator('input:not([type=checkbox]):not([type=radio])'))
  }

  /** Types into the field, after what may be in it. */
  async types(label: string, text: string): Promise<void> {
    await this.field(label).click()
    await this.page.keyboard.press('End')
    await this.page.keyboard.type(text, { delay: this.keyMs })
  }

  async presses(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click()
  }

  /** Chooses from a list that opens. */
  async chooses(label: string, option: string): Promise<void> {
    await this.field(label).last().click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }
}
