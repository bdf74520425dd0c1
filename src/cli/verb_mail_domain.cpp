// `sekimori mail domain DOMAIN FILE`: the records of one's own domain, held against what keeps others from sending in its name.
#include "base/json.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "engine/mail/domain_records.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_zone = std::uint64_t(4) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const mail::DomainRecords records =
      mail::read_domain_records(arguments.rest.front(), TRY(at.files.read_text(arguments.rest.at(1), largest_zone)));
  const auto findings =
      mail::check_domain(records, arguments.has("sends-none") ? mail::DomainUse::sends_none : mail::DomainUse::sends_mail);
  if (arguments.has("json")) {
    Json list = Json::array();
    for (const mail::DomainFinding& one : findings)
      list.push(Json::object(
          {{"id", one.id}, {"gravity", name_of(one.gravity)}, {"record", one.record}, {"ja", one.said.ja}, {"en", one.said.en}}));
    at.out(Json::object({{"domain", records.domain},
                         {"spf", records.spf.size()},
                         {"dmarc", records.dmarc.size()},
                         {"keys", records.keys.size()},
                         {"findings", std::move(list)}})
               .dump() +
           "\n");
    return ExitCode::ok;
  }
  for (const mail::DomainFinding& one : findings)
    at.out(fmt::format("{:<8} {}{}\n", name_of(one.gravity), one.said.in(at.language), one.record.empty() ? "" : "  [" + one.record + "]"));
  if (findings.empty()) at.note(at.language == Language::ja ? "言うことはありません\n" : "nothing to say\n");
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_mail_domain;
const Verb verb_mail_domain{
    .name = "mail domain",
    .summary = {.ja = "自社ドメインの SPF・DMARC・DKIM の登録を確かめる (DNS には問い合わせない)",
                .en = "check the records of one's own domain: SPF, DMARC, DKIM (asks no DNS)"},
    .options = {flag_option("sends-none", {.ja = "メールを送らないドメイン", .en = "a domain that sends no mail"}), json_option()},
    .rest = "DOMAIN FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
