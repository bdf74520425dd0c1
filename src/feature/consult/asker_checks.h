// What somebody who asks may be called, and by what mail address he can be reached. Pure.
//
//   TRY(check_identity(identity));             // no line ends, no control characters, nothing endless
//   TRY(check_by_mail(by_mail, identity));     // whoever wants mails has one plain address
#pragma once

#include "feature/consult/consultation.h"

namespace sekimori::consult {

Result<void> check_identity(const AskerIdentity& identity);
Result<void> check_by_mail(const AnswerByMail& by_mail, const AskerIdentity& identity);

}  // namespace sekimori::consult
