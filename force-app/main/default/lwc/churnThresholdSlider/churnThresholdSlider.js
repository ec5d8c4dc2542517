// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill } from 'c/churnFormat';
import { formatBound } from 'c/churnWorkbenchFigures';
import { boundAt, stepBound, typedBound } from './bounds';
import MIN_PROBABILITY from '@salesforce/label/c.Churn_Workbench_Min_Probability_Of';
import OUTSIDE from '@salesforce/label/c.Churn_Workbench_Outside';
import UNDERFLOW from '@salesforce/label/c.Churn_Workbench_Underflow';
import UNDO from '@salesforce/label/c.Churn_Workbench_Undo';
import VALUE_CHANGED from '@salesforce/label/c.Churn_Workbench_Value_Changed';

/**
 * A threshold as its slider shows it.
 * @typedef {object} SliderThreshold
 * @property {string} name DeveloperName
 * @property {string} label
 * @property {string} conditions what else it asks for, in words
 * @property {string} tone of its band's colour
 * @property {number} value the Min_Probability that is tried
 * @property {number} loaded the one of the load
 * @property {number} least the lowest that can be tried
 * @property {number} top where the track ends; 1 is the most that can be tried
 * @property {number} step of a drag
 */

/**
 * The bound of one threshold: dragged, stepped by keys, or typed.
 * Fires `boundchange` with {name, value}, when dragged at most once for each frame.
 */
export default class ChurnThresholdSlider extends LightningElement {
  /** @type {SliderThreshold} */
  @api threshold;

  /** What stands in the input while it is typed into. @type {string | undefined} */
  typed;
  /** @type {number | undefined} */
  pointer;
  /** @type {number | undefined} */
  frame;
  pointedX = 0;
  /** The input may still complain of what was typed before. */
  isComplaining = false;

  renderedCallback() {
    if (!this.isComplaining) return;
    this.isComplaining = false;
    const input = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (this.refs?.input));
    input.reportValidity();
  }

  disconnectedCallback() {
    this.dropFrame();
  }

  get name() {
    return fill(MIN_PROBABILITY, this.threshold.label);
  }

  get valueText() {
    const { value, loaded } = this.threshold;
    return this.isLoaded ? formatBound(value) : fill(VALUE_CHANGED, formatBound(value), formatBound(loaded));
  }

  get isLoaded() {
    return this.threshold.value === this.threshold.loaded && this.typed === undefined;
  }

  get inputValue() {
    return this.typed ?? String(this.threshold.value);
  }

  get underflowText() {
    return fill(UNDERFLOW, formatBound(this.threshold.least), formatBound(this.threshold.loaded));
  }

  get outsideText() {
    return fill(OUTSIDE, formatBound(this.threshold.least));
  }

  get undoText() {
    return fill(UNDO, formatBound(this.threshold.loaded));
  }

  get undoClass() {
    return this.isLoaded ? 'slds-hidden' : '';
  }

  get swatchClass() {
    return `lane__swatch ${this.threshold.tone}`;
  }

  get handleStyle() {
    return `left: ${this.percentOf(this.threshold.value)}%`;
  }

  get loadedStyle() {
    return `left: ${this.percentOf(this.threshold.loaded)}%`;
  }

  get closedStyle() {
    return `width: ${this.percentOf(this.threshold.least)}%`;
  }

  /** @param {PointerEvent} event */
  handlePointerDown(event) {
    if (event.button !== 0) return;
    // a drag that leaves the track goes on, and selects no text
    event.preventDefault();
    this.track.setPointerCapture?.(event.pointerId);
    this.pointer = event.pointerId;
    this.handle.focus();
    // the handle itself stays until it is moved; the rail takes it to the pointer
    if (event.target !== this.handle) this.point(event.clientX);
  }

  /** @param {PointerEvent} event */
  handlePointerMove(event) {
    if (event.pointerId === this.pointer) this.point(event.clientX);
  }

  /** @param {PointerEvent} event */
  handlePointerEnd(event) {
    if (event.pointerId === this.pointer) this.pointer = undefined;
  }

  /** @param {KeyboardEvent} event */
  handleKeyDown(event) {
    const value = stepBound(event.key, this.threshold.value, this.threshold.least);
    if (value === undefined) return;
    event.preventDefault();
    this.change(value);
  }

  /** @param {CustomEvent<{value: string}>} event */
  handleTyped(event) {
    this.typed = event.detail.value;
    const value = typedBound(this.typed, this.threshold.least);
    if (value !== undefined) this.tell(value);
  }

  /** What was typed and can't be tried stays, with the reason beneath it. */
  handleLeft() {
    if (this.typed !== undefined && typedBound(this.typed, this.threshold.least) !== undefined) this.typed = undefined;
  }

  handleUndo() {
    this.change(this.threshold.loaded);
    this.handle.focus();
  }

  get track() {
    return /** @type {HTMLElement} */ (this.refs?.track);
  }

  get handle() {
    return /** @type {HTMLElement} */ (this.refs?.handle);
  }

  /** @param {number} clientX */
  point(clientX) {
    this.pointedX = clientX;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- dropped when the slider goes
    this.frame ??= requestAnimationFrame(() => this.follow());
  }

  follow() {
    this.frame = undefined;
    const { left, width } = this.track.getBoundingClientRect();
    const { least, step, top } = this.threshold;
    const share = Math.min(1, (this.pointedX - left) / width);
    if (width > 0) this.change(boundAt(share * top, step, least));
  }

  /** Where a bound stands on the track. @param {number} bound */
  percentOf(bound) {
    return (bound * 100) / this.threshold.top;
  }

  dropFrame() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  /** @param {number} value */
  change(value) {
    this.isComplaining = this.typed !== undefined;
    this.typed = undefined;
    if (value !== this.threshold.value) this.tell(value);
  }

  /** @param {number} value */
  tell(value) {
    const { name } = this.threshold;
    this.dispatchEvent(new CustomEvent('boundchange', { bubbles: true, composed: true, detail: { name, value } }));
  }
}
