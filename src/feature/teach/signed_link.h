// Links that let somebody without an account do one thing: leave the list, look after an organisation's addresses, confirm a registration.
//
//   SignedLinks links(company_key, clock);
//   std::string token = TRY(links.sign(LinkUse::contact, id, {}));            // id: 16 bytes
//   OpenedLink opened = TRY(links.open(LinkUse::contact, token));             // not_found for a forged or an old one, of another use, of
//   another node
//
// A token is use, id and end under an HMAC with a key that is derived from the company key (docs/format/teach-link.md): a guess is refused
// before anything is looked up, compared in constant time. Links made before the key was changed go on working. Any thread.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/digest.h"
#include "base/ids.h"
#include "base/sensitive.h"

namespace sekimori::teach {

enum class LinkUse : unsigned char { leave = 1, contact = 2, registration = 3 };

struct OpenedLink {
  Uuid id;
  std::optional<Instant> end;
};

class SignedLinks {
 public:
  using Keys = std::function<Result<std::vector<Sensitive<Bytes>>>()>;
  SignedLinks(Keys keys, Clock& clock) : keys_(std::move(keys)), clock_(clock) {}

  Result<std::string> sign(LinkUse use, const Uuid& id, std::optional<Instant> end);
  Result<OpenedLink> open(LinkUse use, std::string_view token);

  // For a return address: 16 hexadecimal digits over what it says, in lower case as mail servers may change it.
  Result<std::string> short_tag(std::string_view text);
  Result<bool> is_short_tag(std::string_view text, std::string_view tag);

  // For one that signs 100,000 in a row: the key that signs now.
  Result<Sensitive<Bytes>> present_key();
  static std::string sign_with(ByteView key, LinkUse use, const Uuid& id, std::optional<Instant> end);
  static std::string short_tag_with(ByteView key, std::string_view text);

 private:
  Keys keys_;
  Clock& clock_;
};

}  // namespace sekimori::teach
