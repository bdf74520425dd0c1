#include "cli/case_access.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto verb = model::custody_verb_from(arguments.value("verb"));
  if (!verb)
    return error(ErrorCode::usage,
                 "--verb is one of identify, receive, seize, seal, acquire, verify, store, view, copy, analyse, redact, transfer, return, "
                 "hold, release_hold, dispose, not '{}'",
                 arguments.value("verb"));
  if (!arguments.has("reason")) return error(ErrorCode::usage, "--reason is missing: a step of custody has one");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CustodyNote note;
    note.actor = actor;
    note.verb = *verb;
    note.second_person = arguments.value("second-person");
    note.place = arguments.value("place");
    note.reason = arguments.value("reason");
    note.tool = arguments.value("tool");
    const model::CustodyStep step = TRY(node.exhibits().note(known, arguments.value("exhibit"), note));
    at.out(arguments.has("json")
               ? to_json(step).dump() + "\n"
               : fmt::format("{}\t{}\t{}\t{}\n", step.at.to_rfc3339(), step.exhibit, name_of(step.verb), step.hash_after));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_custody;
const Verb verb_case_custody{
    .name = "case custody",
    .summary = {.ja = "証拠に対してしたことを記録し、同じものか確かめる",
                .en = "record what was done with an exhibit, and check that it is unchanged"},
    .options = case_options({{.name = "exhibit",
                              .kind = OptionKind::value,
                              .metavar = "甲1",
                              .help = {.ja = "証拠の番号 (省くと事件全体)", .en = "number of the exhibit (absent: the case as a whole)"}},
                             {.name = "verb",
                              .kind = OptionKind::value,
                              .metavar = "VERB",
                              .help = {.ja = "したこと (view, copy, analyse など)", .en = "what was done (view, copy, analyse ...)"}},
                             {.name = "tool",
                              .kind = OptionKind::value,
                              .metavar = "TEXT",
                              .help = {.ja = "道具と版 (省くとこのプログラム)", .en = "tool and version (absent: this program)"}},
                             second_person_option(),
                             place_option(),
                             reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
