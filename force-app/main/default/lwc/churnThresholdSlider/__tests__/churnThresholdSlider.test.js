// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnThresholdSlider from 'c/churnThresholdSlider';

const CRITICAL = {
  name: 'Critical',
  label: 'Critical',
  conditions: 'any renewal · Task for the account owner',
  tone: 'tone-1',
  value: 0.8,
  loaded: 0.8,
  least: 0.4,
  top: 1,
  step: 0.01,
};

let moved;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

function show(threshold) {
  const element = createElement('c-churn-threshold-slider', { is: ChurnThresholdSlider });
  element.threshold = threshold;
  moved = jest.fn();
  element.addEventListener('boundchange', ({ detail }) => moved(detail));
  document.body.appendChild(element);
  const track = part(element, 'track');
  track.getBoundingClientRect = () => ({ left: 100, width: 200 });
  return element;
}

function part(element, id) {
  return element.shadowRoot.querySelector(`[data-id="${id}"]`);
}

function press(element, key) {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  part(element, 'handle').dispatchEvent(event);
  return event;
}

function point(element, id, type, clientX, pointerId = 1) {
  const event = new MouseEvent(type, { clientX, button: 0, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'pointerId', { value: pointerId });
  part(element, id).dispatchEvent(event);
}

function enter(element, value) {
  part(element, 'input').dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

describe('c-churn-threshold-slider', () => {
  it('is a slider with a name, its limits and its value in words', async () => {
    jest.useRealTimers();
    const element = show({ ...CRITICAL, value: 0.9 });
    const handle = part(element, 'handle');
    const attributes = [
      'role',
      'tabindex',
      'aria-label',
      'aria-valuemin',
      'aria-valuemax',
      'aria-valuenow',
      'aria-valuetext',
      'style',
    ];
    expect(attributes.map((name) => handle.getAttribute(name))).toEqual([
      ...['slider', '0', 'Min Probability of Critical', '0.4', '1', '0.9', '0.90, was 0.80', 'left: 90%'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('moves by keys and keeps the page from scrolling', () => {
    const element = show(CRITICAL);
    const event = press(element, 'ArrowLeft');
    expect(event.defaultPrevented).toBe(true);
    expect(moved).toHaveBeenCalledWith({ name: 'Critical', value: 0.79 });
  });

  it('leaves Tab to the browser', () => {
    const element = show(CRITICAL);
    expect(press(element, 'Tab').defaultPrevented).toBe(false);
    expect(moved).not.toHaveBeenCalled();
  });

  it('tells nothing where a key changes nothing', () => {
    press(show({ ...CRITICAL, value: 1 }), 'End');
    expect(moved).not.toHaveBeenCalled();
  });

  it('follows the pointer, once for each frame', () => {
    const element = show(CRITICAL);
    point(element, 'handle', 'pointerdown', 260);
    point(element, 'track', 'pointermove', 250);
    point(element, 'track', 'pointermove', 222);
    expect(moved).not.toHaveBeenCalled();
    jest.advanceTimersByTime(20);
    expect(moved.mock.calls).toEqual([[{ name: 'Critical', value: 0.61 }]]);
  });

  it('keeps to the end and the steps of a track that ends below 1', () => {
    const low = { ...CRITICAL, value: 0.2, loaded: 0.2, least: 0.1, top: 0.4, step: 0.005 };
    const element = show(low);
    expect(part(element, 'handle').style.left).toBe('50%');
    point(element, 'track', 'pointerdown', 272);
    jest.advanceTimersByTime(20);
    point(element, 'track', 'pointermove', 500);
    jest.advanceTimersByTime(20);
    expect(moved.mock.calls.map(([{ value }]) => value)).toEqual([0.345, 0.4]);
  });

  it('does not move when the handle is only touched', () => {
    const element = show({ ...CRITICAL, value: 0.805 });
    point(element, 'handle', 'pointerdown', 262);
    jest.advanceTimersByTime(20);
    expect(moved).not.toHaveBeenCalled();
  });

  it('comes to where the rail is pressed', () => {
    const element = show(CRITICAL);
    point(element, 'track', 'pointerdown', 240);
    jest.advanceTimersByTime(20);
    expect(moved).toHaveBeenCalledWith({ name: 'Critical', value: 0.7 });
  });

  it('stops following when the pointer is let go, and ignores other pointers', () => {
    const element = show(CRITICAL);
    point(element, 'handle', 'pointerdown', 260);
    point(element, 'track', 'pointermove', 200, 2);
    point(element, 'track', 'pointerup', 260);
    point(element, 'track', 'pointermove', 200);
    jest.advanceTimersByTime(20);
    expect(moved).not.toHaveBeenCalled();
  });

  it('stays above half of what it was loaded with', () => {
    const element = show(CRITICAL);
    point(element, 'track', 'pointerdown', 110);
    jest.advanceTimersByTime(20);
    expect(moved).toHaveBeenCalledWith({ name: 'Critical', value: 0.4 });
  });

  it('forgets a drag when it leaves the page', () => {
    const element = show(CRITICAL);
    point(element, 'track', 'pointerdown', 240);
    element.remove();
    jest.advanceTimersByTime(20);
    expect(moved).not.toHaveBeenCalled();
  });

  it('takes a typed value at once', () => {
    enter(show(CRITICAL), '0.725');
    expect(moved).toHaveBeenCalledWith({ name: 'Critical', value: 0.725 });
  });

  it('keeps what is typed and can not be tried, and says why', async () => {
    const element = show(CRITICAL);
    enter(element, '0.3');
    part(element, 'input').dispatchEvent(new CustomEvent('blur'));
    await Promise.resolve();
    const input = part(element, 'input');
    expect(moved).not.toHaveBeenCalled();
    expect(input.value).toBe('0.3');
    expect(input.messageWhenRangeUnderflow).toBe(
      'You can try down to 0.40: half of the 0.80 it was loaded with. Below, the page knows no accounts.',
    );
  });

  it('clears what was typed, and the complaint, when the handle moves on', async () => {
    const element = show(CRITICAL);
    const input = part(element, 'input');
    input.reportValidity = jest.fn();
    enter(element, '0.3');
    await Promise.resolve();
    expect(input.reportValidity).not.toHaveBeenCalled();
    part(element, 'undo').click();
    await Promise.resolve();
    expect([input.value, input.reportValidity.mock.calls.length]).toEqual(['0.8', 1]);
  });

  it('goes back to the value of the load', async () => {
    const element = show({ ...CRITICAL, value: 0.9 });
    const undo = part(element, 'undo');
    expect([undo.disabled, undo.alternativeText]).toEqual([false, 'Back to 0.80']);
    undo.click();
    expect(moved).toHaveBeenCalledWith({ name: 'Critical', value: 0.8 });
  });

  it('offers no way back where nothing was changed', () => {
    expect(part(show(CRITICAL), 'undo').disabled).toBe(true);
  });
});
