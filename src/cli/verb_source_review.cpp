#include "cli/case_access.h"
#include "feature/watch/log_review.h"

namespace sekimori::cli {
namespace {

void show(Surroundings& at, const watch::LogReview& review) {
  const bool ja = at.language == Language::ja;
  at.out(fmt::format("{}..{}  {} {}  {} {}{}\n", review.from.to_string(), review.to.to_string(), ja ? "出来事" : "events", review.events,
                     ja ? "未確認の警告" : "alerts not triaged", review.open_alerts,
                     review.signed_at ? fmt::format("  {} {}", ja ? "署名" : "signed by", review.signed_by) : std::string()));
  for (const watch::ReviewFinding& finding : review.findings)
    at.out(fmt::format("  {} [{}] {}\n", finding.source, finding.kind, ja ? finding.ja : finding.en));
  if (!review.statement.empty()) at.out("  " + review.statement + "\n");
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    std::vector<watch::LogReview> reviews;
    if (arguments.has("history")) reviews = TRY(node.log_reviews().signed_ones(actor));
    else if (arguments.has("sign")) reviews.push_back(TRY(node.log_reviews().sign(actor, arguments.value("reason"))));
    else reviews.push_back(TRY(node.log_reviews().draft(actor)));
    for (const watch::LogReview& review : reviews) {
      if (arguments.has("json")) at.out(to_json(review).dump() + "\n");
      else show(at, review);
    }
    if (!arguments.has("sign") && !arguments.has("history") && reviews.front().days_overdue > 0)
      at.note(at.language == Language::ja ? fmt::format("点検の期限を{}日過ぎています。\n", reviews.front().days_overdue)
                                          : fmt::format("The review is {} days overdue.\n", reviews.front().days_overdue));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_review;
const Verb verb_source_review{
    .name = "source review",
    .summary = {.ja = "ログの途絶・遅れ・欠けを点検し、署名する", .en = "look at silence, gaps and late logs, and sign the review"},
    .options = case_options({{.name = "sign", .help = {.ja = "点検したと署名する", .en = "sign that it was reviewed"}},
                             {.name = "history", .help = {.ja = "署名済みの点検を表示する", .en = "show the signed reviews"}},
                             reason_option()}),
    .run = run};

}  // namespace sekimori::cli
