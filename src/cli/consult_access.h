// What the verbs of the desk share: the room with who acts, the options by which a consultation is coded, moments as people write them.
#pragma once

#include "cli/safeguard_access.h"
#include "feature/consult/consult_room.h"
#include "model/era_date.h"
#include "node/node.h"

namespace sekimori::cli {

using DeskWork = std::function<Result<Json>(consult::ConsultRoom&, const record::Actor&)>;
// Opens the node, acts as the person of --login, prints what came of it.
Result<ExitCode> with_desk(Surroundings& at, const Arguments& arguments, const DeskWork& work);
using DeskList = std::function<Result<std::vector<Json>>(consult::ConsultRoom&, const record::Actor&)>;
Result<ExitCode> list_of_desk(Surroundings& at, const Arguments& arguments, const DeskList& work,
                              const std::function<std::string(const Json&)>& line);

// --asker, --band, --industry ...; and these.
std::vector<Option> attribute_options(std::vector<Option> more = {});
// Those that were given over `base`.
Result<consult::AskerAttributes> attributes_of(const Arguments& arguments, consult::AskerAttributes base = {});
// --organisation, --person, --phone, --mail, --counterparty; and these.
std::vector<Option> identity_options(std::vector<Option> more = {});
consult::AskerIdentity identity_of(const Arguments& arguments);

// --name, --kind, --skill, --industry, --conflict; and these.
std::vector<Option> expert_options(std::vector<Option> more = {});
// What was given over `base`.
Result<consult::DeskExpert> expert_of(const Arguments& arguments, consult::DeskExpert base = {});

Result<std::optional<Day>> written_day(const Arguments& arguments, std::string_view option);
Result<int> desk_named(std::string_view name);
// The text of --text, or of the file that is named.
Result<std::string> said(Surroundings& at, const Arguments& arguments);

// --from, --to, --desk, --asker, --exact; and these.
std::vector<Option> count_options(std::vector<Option> more = {});
Result<consult::CountPeriod> count_period_of(const Arguments& arguments);
consult::DeskSight sight_of(const Arguments& arguments);
Result<consult::Dimension> dimension_of(const Arguments& arguments, std::string_view option, consult::Dimension otherwise);

// A consultation with what was said and how its clock stands.
Result<Json> whole_consultation(consult::ConsultRoom& desk, const record::Actor& who, std::string_view number);

}  // namespace sekimori::cli
