/** Clocks of the consilium and of informing the bodies. */
import * as clocks from '#domain/consilium-clocks.ts';

const at = '2026-03-10T12:00:00Z';

test('voting runs from its opening to the counting of the votes', () => {
  expect(clocks.votingOpened(at)).toEqual({ start: [{ rule: 'T24', at }], stop: [] });
  expect(clocks.votingEnded).toEqual({ start: [], stop: ['T24'] });
});

test('an adopted decision ends the way to the consilium and starts the signing', () => {
  expect(clocks.decisionAdopted(at)).toEqual({ start: [{ rule: 'T30', at }], stop: ['T24', 'T21'] });
  expect(clocks.protocolSigned.stop).toEqual(['T30']);
});

test('bodies are informed from the decision on, and their answers awaited only when something was sent', () => {
  expect(clocks.informingBegun(at)).toEqual({ start: [{ rule: 'T22', at }], stop: [] });
  expect(clocks.noticesSent(2, at)).toEqual({ start: [{ rule: 'T25', at }], stop: ['T22'] });
  expect(clocks.noticesSent(0, at)).toEqual({ start: [], stop: ['T22'] });
  expect(clocks.receiptsIn.stop).toEqual(['T25']);
  expect(clocks.immediatelyInformed.stop).toEqual(['T2']);
});
