// A DKIM signature over a mail that is ready to go (RFC 6376; RFC 8463 for Ed25519), relaxed/relaxed.
//
//   DkimSigner signer = TRY(DkimSigner::open({.domain = "example.jp", .selector = "news", .key = pem}));     // RSA of 2048 bits or more,
//   or Ed25519 std::string header = TRY(signer.header_for(mail));                                   // "DKIM-Signature: v=1; ...\r\n", put
//   before the mail
//
// RSA costs about 1 ms a mail, Ed25519 a twentieth of it. May be used by any thread, several at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::net {

struct DkimSettings {
  std::string domain, selector;
  Sensitive<std::string> key;  // PEM
};

class DkimSigner {
 public:
  // invalid_input: no such key, one that is too short, a domain or selector that is none.
  static Result<DkimSigner> open(const DkimSettings& settings);
  ~DkimSigner();
  DkimSigner(DkimSigner&&) noexcept;
  DkimSigner& operator=(DkimSigner&&) noexcept;

  Result<std::string> header_for(std::string_view mail) const;

 private:
  struct Key;
  DkimSigner(std::unique_ptr<Key> key, std::string domain, std::string selector);
  std::unique_ptr<Key> key_;
  std::string domain_, selector_;
};

// RFC 6376, 3.4.2 and 3.4.4.
std::string relaxed_header(std::string_view name, std::string_view value);
std::string relaxed_body(std::string_view body);

}  // namespace sekimori::net
