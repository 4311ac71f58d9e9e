/** What every paper of a case says: centre, case, family, who accompanies it and who signs (issue of papers, domain.md §2). */
type Named = { readonly name: string; readonly post: string };

export type CasePaperFacts = {
  readonly centre: { readonly name: string; readonly territory: string; readonly timeZone: string };
  readonly caseNumber: string;
  readonly openedAt: string;
  readonly family: { readonly name: string; readonly address: string };
  readonly children: readonly {
    readonly name: string;
    readonly birthDate: string | null;
    readonly approxAge: number | null;
    readonly school: string;
  }[];
  readonly parents: readonly { readonly name: string; readonly relation: string; readonly work: string }[];
  readonly curator: Named | null;
  readonly head: Named | null;
  readonly signer: Named | null;
};
