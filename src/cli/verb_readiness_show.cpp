#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto one = TRY(node.protect().readiness.of(actor, arguments.rest[0]));
    if (arguments.has("json")) {
      at.out(to_json(one).dump() + "\n");
      return ExitCode::ok;
    }
    const bool ja = at.language == Language::ja;
    const char* names[] = {ja ? "秘密管理性" : "secrecy management", ja ? "有用性" : "usefulness", ja ? "非公知性" : "non-public nature"};
    for (size_t i = 0; i < 3; ++i) {
      at.out(fmt::format("{}: {} ({} {})\n", names[i], name_of(one.assessed[i]), ja ? "台帳では" : "recorded", name_of(one.recorded[i])));
      for (const model::Evidence& evidence : one.evidence[i])
        at.out(fmt::format("    {} {}\n", evidence.day ? evidence.day->to_string() : std::string("----------"), evidence.text));
      for (const protect::MeasureState& state : one.measures) {
        if (static_cast<size_t>(state.requirement) != i) continue;
        at.out(fmt::format("  {} {}{}{}\n",
                           state.done    ? "o"
                           : state.basic ? "x"
                                         : "-",
                           state.text.in(at.language), state.shown_by.empty() ? "" : " [" + state.shown_by + "]",
                           state.since ? " " + state.since->to_string() : ""));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_readiness_show;
const Verb verb_readiness_show{.name = "readiness show",
                               .summary = {.ja = "一つの秘密の三要件、証拠、不足を示す",
                                           .en = "show the three requirements of one secret, evidence and what is missing"},
                               .options = protect_options(),
                               .rest = "NUMBER",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
