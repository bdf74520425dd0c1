// Who else may say who somebody is: a directory that checks a password, a provider to whom the browser is sent.
//
//   auto known = TRY(directory.authenticate("sato", password));     // nothing: wrong, or nobody there
//   auto journey = TRY(provider.begin(return_address));             // send the browser to journey.address, keep the rest
//   auto known = TRY(provider.finish(journey, code));               // when it comes back
//
// Answered by net/, asked by record/sign_in.h. What is learned here is who it is and to which groups he belongs; which roles that means is
// decided by the node's own settings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::model {

struct OutsideIdentity {
  std::string provider;  // "ldap", or the issuer's address
  std::string subject;   // does not change when somebody marries or moves: a distinguished name, a "sub"
  std::string login;     // what he calls himself; becomes the log-in name of an account made for him
  std::vector<std::string> groups;
};

class PasswordDirectory {
 public:
  virtual ~PasswordDirectory() = default;
  // Nothing: unknown or wrong password. unreachable: it did not answer.
  virtual Result<std::optional<OutsideIdentity>> authenticate(std::string_view login, const Sensitive<std::string>& password) = 0;
};

class IdentityProvider {
 public:
  virtual ~IdentityProvider() = default;
  struct Journey {
    std::string address;   // where the browser goes
    std::string state;     // comes back with it
    std::string nonce;     // stands in the token
    std::string verifier;  // RFC 7636: shows that who began it ends it
    std::string returns_to;
  };
  virtual std::string name() const = 0;  // for the button
  virtual Result<Journey> begin(const std::string& return_address) = 0;
  virtual Result<OutsideIdentity> finish(const Journey& journey, const std::string& code) = 0;
};

}  // namespace sekimori::model
