#include "cli/protect_access.h"

#include "base/digest.h"

namespace sekimori::cli {

std::vector<Option> protect_options(std::vector<Option> more) {
  std::vector<Option> out = {data_option(), passphrase_option(), database_option(), json_option()};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

Option by_option(Text help) { return value_option("by", "STAFF", help); }

Result<model::Level> level_named(std::string_view text) {
  for (model::Level level : {model::Level::top, model::Level::confidential, model::Level::internal}) {
    const std::string_view id = identifier_of(level);
    if (text == id || text == id.substr(std::string_view("level_").size()) || text == name_of(level).ja) return level;
  }
  return error(ErrorCode::usage, "'{}' is no level; level_top, level_confidential or level_internal is", text);
}

void change_wording(const Arguments& arguments, std::string_view name, model::Wording& wording) {
  if (const std::string text = arguments.value(fmt::format("{}-ja", name)); !text.empty()) wording.ja = text;
  if (const std::string text = arguments.value(fmt::format("{}-en", name)); !text.empty()) wording.en = text;
}

Result<Day> day_or_today(Surroundings& at, const Arguments& arguments, std::string_view option, node::Node& node) {
  return TRY(day_of(arguments, option)).value_or(node.zone().day_of(at.clock.now()));
}

Option output_option() {
  return {.name = "output",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "書き出す先 (.html か .pdf)", .en = "where to write (.html or .pdf)"},
          .letter = 'o'};
}

Result<ExitCode> write_paper(Surroundings& at, const Arguments& arguments, const paper::Paper& paper) {
  const Path output = arguments.value("output");
  const std::string form = output.extension().string();
  if (form != ".html" && form != ".pdf") return error(ErrorCode::usage, "-o FILE.html or -o FILE.pdf is needed, not '{}'", output.string());
  const std::string_view language = at.language == Language::ja ? "ja" : "en";
  const Bytes printed = form == ".pdf" ? TRY(paper::to_pdf(paper, language)) : to_bytes(paper::to_html(paper, language));
  TRY(at.files.replace(output, printed, Durable::yes, 0600));
  const std::string hash = to_hex(sha256(printed));
  if (arguments.has("json")) at.out(Json::object({{"file", output.string()}, {"sha256", hash}, {"bytes", printed.size()}}).dump() + "\n");
  else at.out(fmt::format("{}  {}\n", hash, output.string()));
  return ExitCode::ok;
}

}  // namespace sekimori::cli
