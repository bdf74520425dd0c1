#include "feature/teach/newsletter/return_address.h"

#include <charconv>

#include "base/text.h"

namespace sekimori::teach {

std::string return_address(ByteView key, std::string_view from, const MailPlace& mail) {
  const std::size_t at = from.find('@');
  const std::string claim = fmt::format("{}.{}", mail.issue, mail.place);
  return fmt::format("{}+{}.{}{}", from.substr(0, at), claim, SignedLinks::short_tag_with(key, claim), from.substr(at));
}

Result<MailPlace> read_return_address(SignedLinks& links, std::string_view address) {
  const auto none = [&] {
    return error(ErrorCode::not_found, "'{}' is no address for what comes back from an issue", scrub_utf8(address.substr(0, 200)));
  };
  const std::string_view local = address.substr(0, address.rfind('@'));
  const std::size_t plus = local.rfind('+');
  if (plus == std::string_view::npos) return none();
  const std::string claim_and_tag = ascii_lower(local.substr(plus + 1));
  const std::size_t tag = claim_and_tag.rfind('.');
  if (tag == std::string::npos || tag == 0) return none();
  const std::string claim = claim_and_tag.substr(0, tag);
  const std::size_t place = claim.rfind('.');
  if (place == std::string::npos || !TRY(links.is_short_tag(claim, claim_and_tag.substr(tag + 1)))) return none();
  MailPlace out{.issue = claim.substr(0, place)};
  const auto [end, problem] = std::from_chars(claim.data() + place + 1, claim.data() + claim.size(), out.place);
  if (problem != std::errc() || end != claim.data() + claim.size()) return none();
  return out;
}

}  // namespace sekimori::teach
