/** Sign-in in place of any page, which opens right after: login and password, then the second step for whom it is on. */
import { useState } from 'react';
import { PageHeading } from '../../parts/page-heading.tsx';
import { useEntered } from '../../use-entered.ts';
import { PasswordStep } from './password-step.tsx';
import { CodeStep, EnrolmentStep, type SecondStep } from './second-step.tsx';

export function SignInPage() {
  const [step, setStep] = useState<SecondStep | 'PASSWORD'>('PASSWORD');
  const entered = useEntered();
  const back = () => setStep('PASSWORD');
  return (
    <main className="sign-in">
      <div className={step === 'ENROLMENT' ? 'sign-in__card sign-in__card_wide' : 'sign-in__card'}>
        <PageHeading title="Семь шагов" lead="Работа со случаем семьи: от сообщения до закрытия" focus={false} />
        {step === 'PASSWORD' && <PasswordStep entered={entered} next={setStep} />}
        {step === 'SECOND_FACTOR' && <CodeStep entered={entered} back={back} />}
        {step === 'ENROLMENT' && <EnrolmentStep entered={entered} back={back} />}
      </div>
    </main>
  );
}
