/** One quiet line about the draft: saved when, kept where, or why not. */
import { useMoments } from '../use-session.ts';
import type { DraftState } from './use-draft.ts';

export function DraftMark({ state }: { readonly state: DraftState }) {
  const moments = useMoments();
  return (
    <span className={`draft-mark draft-mark_${state.kind}`} role="status">
      {state.kind === 'typing' && 'сохраняем черновик…'}
      {state.kind === 'saved' && `черновик сохранён ${moments.timeWithSeconds(state.at)}`}
      {state.kind === 'local' &&
        `нет связи: введённое хранится на этом устройстве (${moments.timeWithSeconds(state.at)}), отправим сами`}
      {state.kind === 'refused' && `черновик не принят: ${state.problem.title}`}
    </span>
  );
}
