#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string form = arguments.rest.front();
  if (form != "rss" && form != "csv" && form != "misp") return error(ErrorCode::usage, "'{}': rss, csv or misp is needed", form);
  const std::string audience = form == "rss" ? std::string() : TRY(needed(arguments, "audience"));
  const std::string out = form == "misp" ? TRY(needed(arguments, "output")) : arguments.value("output", "");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    share::Feeds& feeds = *node.share().feeds;
    if (form == "misp") {
      TRY(at.files.make_directories(out));
      for (const auto& [name, text] : TRY(feeds.misp(who, audience))) TRY(at.files.replace(Path(out) / name, as_bytes(text), Durable::no));
      return ExitCode::ok;
    }
    const std::string text = form == "rss" ? TRY(feeds.clear(arguments.value("public-url", ""))) : TRY(feeds.indicators(who, audience));
    if (out.empty()) at.out(text);
    else TRY(at.files.replace(out, as_bytes(text), Durable::no));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_share_feed;
const Verb verb_share_feed{
    .name = "share feed",
    .summary = {.ja = "共有を RSS、CSV、MISP フィードとして書き出す", .en = "write shares out as RSS, CSV or a MISP feed"},
    .options = safeguard_options(
        {value_option("audience", "SIG", {.ja = "どの範囲か (rss 以外)", .en = "of which audience (not for rss: that is what is CLEAR)"}),
         value_option("output", "PATH", {.ja = "書き出し先 (misp はフォルダ)", .en = "where to write it; a folder for misp"}),
         value_option("public-url", "URL", {.ja = "リンクの先", .en = "where links lead"})}),
    .rest = "FORM",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
