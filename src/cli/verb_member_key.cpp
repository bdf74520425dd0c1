#include "cli/hub_access.h"
#include "node/hub_digest.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_key = std::uint64_t(1) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string fingerprint = TRY(needed(arguments, "fingerprint"));
  const Bytes key = TRY(at.files.read(arguments.rest[1], largest_key));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(node::keep_member_key(node, who, arguments.rest.front(), arguments.value("mail", ""), key, fingerprint)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_member_key;
const Verb verb_member_key{
    .name = "member key",
    .summary = {.ja = "窓口の OpenPGP 公開鍵を登録する", .en = "keep the OpenPGP key to which a contact's mail is encrypted"},
    .options = safeguard_options(
        {value_option("fingerprint", "HEX",
                      {.ja = "電話など別の経路で確かめた指紋", .en = "the fingerprint, as its owner told it by another way (telephone)"}),
         value_option("mail", "ADDRESS", {.ja = "どの窓口か (既定: 最初の窓口)", .en = "of which contact (default: the first one)"})}),
    .rest = "MEMBER FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
