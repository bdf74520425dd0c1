// `sekimori hub statistics`: what a hub counted, and the proof of every number. docs/format/hub-statistics.md
#include "cli/hub_period_option.h"

namespace sekimori::cli {
namespace {

std::string number(const Json& value) { return value.is_null() ? "-" : value.dump(); }

// Columns as in the quarterly paper.
void print_numbers(Surroundings& at, const Json& numbers) {
  const bool ja = at.language == Language::ja;
  const std::int64_t schemes = numbers["schemes"].integer_or(0);
  at.out(ja ? fmt::format("{}  {} 組織、{} グループ{}\n", numbers["period"]["name"].text(), numbers["organisations"].integer_or(0),
                          numbers["sigs"].integer_or(0), schemes == 0 ? std::string() : fmt::format("、{} 連携体制", schemes))
            : fmt::format("{}  {} organisations, {} groups{}\n", numbers["period"]["name"].text(), numbers["organisations"].integer_or(0),
                          numbers["sigs"].integer_or(0), schemes == 0 ? std::string() : fmt::format(", {} liaison schemes", schemes)));
  at.out(fmt::format("{:<14} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8} {:>7} {:>9} {:>9}\n", "", "reported", "targeted", "mass_mail", "phishing",
                     "other", "waiting", "shared", "own_finds", "received"));
  const auto line = [&](std::string_view name, const Json& one) {
    at.out(fmt::format("{:<14} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8} {:>7} {:>9} {:>9}\n", name, number(one["reported"]),
                       number(one["targeted"]), number(one["mass_mail"]), number(one["phishing"]), number(one["other"]),
                       number(one["waiting"]), number(one["shared"]), number(one["own_finds"]), number(one["received"])));
  };
  for (const Json& quarter : numbers["quarters"].items()) line(quarter["quarter"].text(), quarter);
  line(numbers["period"]["name"].text(), numbers["total"]);
  for (const Json& sig : numbers["by_sig"].items()) line(sig["sig"].text(), sig);
  for (const Json& axis : numbers["axes"].items())
    for (const Json& cell : axis["cells"].items())
      if (cell["count"].is_null() || cell["count"].integer_or(0) > 0)
        at.out(fmt::format("{:<14} {:<24} {:>9}\n", axis["axis"].text(), cell["value"].text(), number(cell["count"])));
}

Result<ExitCode> prove(Surroundings& at, const Arguments& arguments, share::StatisticsBook& book, const record::Actor& who,
                       const share::HubCounts& counts) {
  const share::StatisticsProof proof = TRY(book.prove(who, counts));
  for (const share::ProvenNumber& one : proof.numbers) {
    if (arguments.has("json")) {
      at.out(to_json(one, proof).dump() + "\n");
      continue;
    }
    std::string line = fmt::format("{} {} {}/{} {}:", one.quarter, one.table, one.row.empty() ? "*" : one.row,
                                   one.column.empty() ? "*" : one.column, one.counted);
    for (const std::size_t place : one.records) {
      const share::ProvenRecord& record = proof.records[place];
      line += fmt::format(" {}@{}", record.number, record.leaf ? std::to_string(*record.leaf) : "?");
    }
    at.out(line + "\n");
  }
  for (const std::string& failure : proof.failures) at.note(failure + "\n");
  if (!proof.failures.empty())
    return error(ErrorCode::integrity, "{}: {} of the numbers or records do not hold", counts.period.name, proof.failures.size());
  at.note(at.language == Language::ja
              ? fmt::format("{} 個の数を {} 件の記録から導き直しました。すべて一致します。\n", proof.numbers.size(), proof.records.size())
              : fmt::format("{} numbers were derived again from {} records; all agree.\n", proof.numbers.size(), proof.records.size()));
  return ExitCode::ok;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::HubPeriod period = TRY(period_of(arguments));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    share::ShareRoom& hub = node.share();
    share::CountsView view;
    view.sig = arguments.value("sig");
    if (!view.sig.empty()) TRY(hub.sigs.find(who, view.sig));
    const share::HubCounts counts = TRY(hub.statistics.count(who, period));
    if (arguments.has("prove")) return prove(at, arguments, hub.statistics, who, counts);
    if (arguments.has("exact")) {
      if (!share::StatisticsBook::sees_exact(who)) return error(ErrorCode::not_permitted, "exact numbers are the hub's own");
      view.sight = share::Sight::exact;
    }
    const Json numbers = to_json(counts, view);
    if (arguments.has("json")) at.out(numbers.dump() + "\n");
    else print_numbers(at, numbers);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_statistics;
const Verb verb_hub_statistics{
    .name = "hub statistics",
    .summary = {.ja = "情報提供・情報共有の件数を数え、--prove で記録と台帳から導き直す",
                .en = "count what was reported and shared; with --prove derive every number again from records and ledger"},
    .options =
        period_options({value_option("sig", "SIG", {.ja = "一つのグループだけ", .en = "one group alone"}),
                        flag_option("exact", {.ja = "公表しない数も示す", .en = "also numbers that are not to be published"}),
                        flag_option("prove", {.ja = "各数の記録と台帳の葉を並べ、導き直す (合わなければ 8)",
                                              .en = "list records and leaves of every number and derive it again (8 when one fails)"})}),
    .run = run};

}  // namespace sekimori::cli
