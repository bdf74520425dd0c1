#include "cli/hub_access.h"
#include "node/hub_digest.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_key = std::uint64_t(1) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& member = arguments.rest.front();
  const std::string contact = arguments.value("mail", "");
  if (arguments.has("remove")) {
    const std::string reason = TRY(needed(arguments, "reason"));
    return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
      print(at, arguments, TRY(node::take_member_key_away(node, who, member, contact, reason)));
      return ExitCode::ok;
    });
  }
  if (arguments.rest.size() < 2) return error(ErrorCode::usage, "the file with the key is needed, or --remove");
  const std::string fingerprint = TRY(needed(arguments, "fingerprint"));
  const Bytes key = TRY(at.files.read(arguments.rest[1], largest_key));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(node::keep_member_key(node, who, member, contact, key, fingerprint)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_member_key;
const Verb verb_member_key{
    .name = "member key",
    .summary = {.ja = "窓口の OpenPGP 公開鍵を登録する、外す",
                .en = "keep the OpenPGP key to which a contact's mail is encrypted, or take it away"},
    .options = safeguard_options(
        {value_option("fingerprint", "HEX",
                      {.ja = "電話など別の経路で確かめた指紋", .en = "the fingerprint, as its owner told it by another way (telephone)"}),
         value_option("mail", "ADDRESS", {.ja = "どの窓口か (既定: 最初の窓口)", .en = "of which contact (default: the first one)"}),
         flag_option("remove", {.ja = "鍵を外す (以後は暗号化しない)", .en = "take the key away: mail is not encrypted any more"}),
         reason_option()}),
    .rest = "MEMBER [FILE]",
    .least_rest = 1,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
