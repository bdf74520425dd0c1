// A name and a password with each request ("Authorization: Basic"), as clients of the field send them.
//
//   if (is_basic(header)) request.session = TRY(basic.authenticate(header));
//
// A password that is a token of ours counts as that token. Another one is checked as at a log-in, which costs a tenth of a second, and then
// stands for the session that it opened: later requests with the same words cost no more than a token. Who has a second factor gets in with
// a token alone. Only a keyed digest of the words is kept, of at most 1,024 people, and the session behind it ends as any other: by a
// change of password or account, after two idle hours, after twelve in all. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "record/known_tokens.h"
#include "record/sign_in.h"

namespace sekimori::web {

bool is_basic(std::string_view authorization);

class BasicLogIns {
 public:
  BasicLogIns(record::SignIn& sign_in, record::KnownTokens& tokens);
  // not_permitted, without saying why.
  Result<std::shared_ptr<const record::Session>> authenticate(std::string_view authorization);

 private:
  record::SignIn& sign_in_;
  record::KnownTokens& tokens_;
  Bytes key_;
  std::mutex mutex_;
  std::map<Digest, Sensitive<std::string>> sessions_;
};

}  // namespace sekimori::web
