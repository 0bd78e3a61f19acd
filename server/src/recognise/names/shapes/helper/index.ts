import { mentions } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import { speaks, type Spelled } from '../types';
import { ofCatch, ofClass, ofRaise } from './raised';
import { ofModule, ofImport } from './modules';
import { ofResponseGiven } from './given';
import { ofAnswer } from './answers';
import { ofOwnFunction } from './own';
import { ofResult } from './results';

/** An application's own helper or class: `return notFound()` from a module about responses, `class Gone(APIException)`. */
export function judgeHelper(spelled: Spelled): Evidence[] | undefined {
  const { document, sites } = spelled;
  if (toldStatus(spelled) || isBareError(spelled)) return undefined;
  const declared = sites[0]?.kind === 'class' ? ofClass(spelled) : [];
  if (declared === undefined || declared.some(e => e.weight >= 1)) return declared;
  const evidence = [...ofCatch(spelled), ...declared, ...ofRaise(spelled)];
  evidence.push(
    ...ofModule(spelled),
    ...ofOwnFunction(spelled),
    ...ofResponseGiven(spelled),
    ...ofImport(spelled),
    ...ofAnswer(spelled),
  );
  evidence.push(...ofResult(spelled));
  if (evidence.length && document.head.speaksHttp) evidence.push(speaks);
  return evidence.length ? evidence : undefined;
}

/** Echo's `c.NoContent(http.StatusOK)`, `c.NoContent(code)`: an answer without a body, of the status that it is given. */
const toldStatus = ({ name, sites: [site] }: Spelled): boolean =>
  /^no_?content$/i.test(name) &&
  site?.kind === 'callee' &&
  site.args.length === 1 &&
  /^(?:[1-5]\d\d|\w+\.(?:HTTP_|Status)\w+|(?:\w+(?:\.|::))*(?:status|code|status_?code))$/i.test(
    site.args[0]?.text ?? '',
  );

/** Swift's `struct NotFound: Error {}`, in this file: what it may come to is decided elsewhere, if at all. */
const isBareError = ({ name, document }: Spelled): boolean =>
  /^[A-Z]/.test(name) &&
  mentions(
    document,
    new RegExp(
      `\\b(?:struct|class|enum)\\s+${name}\\s*:\\s*(?:\\w+,\\s*)*(?:Swift\\.)?(?:Localized)?Error(?:,\\s*\\w+)*\\s*\\{\\s*\\}`,
    ),
  );
