// Where a mail's links lead, as text. Nothing is visited, resolved or looked up.
//
//   for (const LinkChain& one : links_of(mail)) ...          // {"https://t.co/x?u=https%3A%2F%2Fevil.example", leads on to
//   "https://evil.example"} find_link_signs(mail, context, signs);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/mail/context.h"
#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

// RFC 3986, leniently: what browsers make of it.
struct Url {
  std::string scheme;  // lower case
  std::string user;    // what stands before an @
  std::string host;    // lower case; without brackets of an IPv6 address
  std::string port;
  std::string path;                                             // with its slash
  std::vector<std::pair<std::string, std::string>> parameters;  // decoded; names in lower case
  std::string fragment;
};
// Nothing without a scheme.
std::optional<Url> parse_url(std::string_view text);
std::string percent_decoded(std::string_view text);

struct LinkChain {
  std::string url;                 // as it stood, made whole again where it was defanged
  std::string shows;               // the words of the link; "" when it stood in the text
  std::vector<std::string> leads;  // addresses inside it, outermost first
  std::string host;
};

std::vector<LinkChain> links_of(const Mail& mail);  // at most 500, each once
Json to_json(const LinkChain& chain);
void find_link_signs(const Mail& mail, const std::vector<LinkChain>& links, const Context& context, Signs& signs);

}  // namespace sekimori::mail
