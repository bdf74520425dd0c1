#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const auto known = TRY(desk.consultations.find(who, arguments.rest.front()));
    return shown_json(TRY(desk.consultations.describe(who, arguments.rest.front(), TRY(attributes_of(arguments, known.value.asker)),
                                                      arguments.value("reason")))
                          .value);
  });
}

}  // namespace

extern const Verb verb_consultation_describe;
const Verb verb_consultation_describe{.name = "consultation describe",
                                      .summary = {.ja = "属性などの記録を直す", .en = "code a consultation anew"},
                                      .options = attribute_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                                      .rest = "NUMBER",
                                      .least_rest = 1,
                                      .most_rest = 1,
                                      .run = run};

}  // namespace sekimori::cli
