/** A removal is decided by an authority, never by the centre or the software (Family Code art. 77). */
import { errorIf, type FormRule } from './form-rule.ts';

const AUTHORITIES = ['GUARDIANSHIP', 'MUNICIPAL_HEAD', 'COURT'];

export const removalNeedsDecision: FormRule = (data) =>
  errorIf(
    data.removalDecision === 'REMOVED' && !AUTHORITIES.includes(String(data.whoDecidedRemoval)),
    'whoDecidedRemoval',
    'Ребёнка отбирают только по решению органа власти: укажите, кто его принял.',
  );
