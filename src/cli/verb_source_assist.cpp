#include "cli/case_access.h"
#include "feature/watch/assist/mapping_assistant.h"
#include "feature/watch/mapping_book.h"

namespace sekimori::cli {
namespace {

// "列=user": what a person says a column is.
Result<std::map<std::string, std::string>> given_columns(const Arguments& arguments) {
  std::map<std::string, std::string> out;
  for (const std::string& text : arguments.all("column")) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) return error(ErrorCode::usage, "--column '{}': COLUMN=PART is needed", text);
    out[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return out;
}

void show(Surroundings& at, const watch::MappingProposal& proposal) {
  const bool ja = at.language == Language::ja;
  at.out(ja ? fmt::format("対応づけの案「{}」({}、{})\n", proposal.name, proposal.format, proposal.charset)
            : fmt::format("proposed mapping '{}' ({}, {})\n", proposal.name, proposal.format, proposal.charset));
  for (const watch::ColumnProposal& column : proposal.columns)
    at.out(fmt::format("  {} -> {}  {}  {}\n", column.column, column.role.empty() ? "-" : column.role,
                       column.role.empty() ? std::string() : fmt::format("{:.0f}% {}", column.confidence * 100, column.by),
                       column.samples.empty() ? std::string() : column.samples.front()));
  at.out(ja ? "はじめの行の読み方:\n" : "the first rows, as they are read:\n");
  for (const watch::ParsedRow& row : proposal.rows)
    at.out(fmt::format("  {} {} {} {}/{} {} {} {} {}\n", row.time, row.user, row.device, row.event_class, row.activity, row.object,
                       row.target, row.peripheral, row.bytes));
  at.out(ja ? fmt::format("試した行 {}、時刻が読めない {}、行動にならない {}、壊れた行 {}\n", proposal.records, proposal.without_time,
                          proposal.without_shape, proposal.bad)
            : fmt::format("{} rows tried, {} without a time, {} that are no act, {} broken\n", proposal.records, proposal.without_time,
                          proposal.without_shape, proposal.bad));
  for (const auto& [word, count] : proposal.not_understood)
    at.out(fmt::format("  {} '{}' ({})\n", ja ? "わからない操作" : "operation not understood:", word, count));
  for (const auto& [warn_ja, warn_en] : proposal.warnings) at.note((ja ? warn_ja : warn_en) + "\n");
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  watch::ProposalWish wish;
  wish.name = arguments.value("name");
  wish.zone = arguments.value("zone", "Asia/Tokyo");
  wish.columns = TRY(given_columns(arguments));
  const Path file = arguments.rest[0];
  const auto opened = TRY(at.files.open(file, OpenMode::read));
  Bytes bytes(static_cast<std::size_t>(std::min<std::uint64_t>(TRY(opened->size()), watch::assistant_bytes)));
  std::size_t have = 0;
  while (have < bytes.size()) {
    const std::size_t got = TRY(opened->read_at(have, std::span<Byte>(bytes).subspan(have)));
    if (got == 0) break;
    have += got;
  }
  bytes.resize(have);
  const watch::MappingProposal proposal = TRY(watch::propose_mapping(bytes, file.filename().string(), wish));
  if (arguments.has("json")) at.out(to_json(proposal).dump() + "\n");
  else show(at, proposal);
  if (const std::string out = arguments.value("output"); !out.empty()) TRY(at.files.replace(out, as_bytes(proposal.toml), Durable::no));
  if (!arguments.has("save")) return proposal.usable() ? ExitCode::ok : ExitCode::partial;
  if (!proposal.usable())
    return error(ErrorCode::invalid_input, "{}: no row became an act with a time; name the columns with --column before it is saved",
                 file.string());
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto saved = TRY(node.mappings().save(actor, proposal.toml, arguments.value("reason", "proposed by the assistant")));
    at.note(
        at.language == Language::ja
            ? fmt::format("「{}」を未確認として保存しました。行を確かめたら 'sekimori source mapping verify {}'\n", saved.name, saved.name)
            : fmt::format("saved '{}' as unverified; once the rows are checked: 'sekimori source mapping verify {}'\n", saved.name,
                          saved.name));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_assist;
const Verb verb_source_assist{
    .name = "source assist",
    .summary = {.ja = "知らない形式のログの列を言い当て、読み方を試す (--save で保存)",
                .en = "tell what the columns of an unknown log are and try it on the first rows; --save keeps it"},
    .options = case_options(
        {{.name = "name", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "対応づけの名前", .en = "name of the mapping"}},
         {.name = "column",
          .kind = OptionKind::repeated,
          .metavar = "COLUMN=PART",
          .help = {.ja = "列の意味を決める (空なら使わない)", .en = "what a column is; empty leaves it out"}},
         {.name = "zone",
          .kind = OptionKind::value,
          .metavar = "ZONE",
          .help = {.ja = "時差のない時刻の時間帯", .en = "zone of times without an offset"},
          .fallback = "Asia/Tokyo"},
         {.name = "output",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "対応づけのファイルを書く", .en = "write the mapping file"},
          .letter = 'o'},
         {.name = "save", .help = {.ja = "ノードに保存する", .en = "keep it in the node"}},
         reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
