// A case: what came to notice and how, what is held, which exhibits exist, what was done with them by whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

// 端緒: how it came to notice.
enum class CaseTrigger : unsigned char {
  alert,
  exit_check,
  partner_notice,
  customer_complaint,
  anonymous_report,
  found_item,
  consultation,
  hub_warning,
};
enum class CustodyVerb : unsigned char {
  identify,
  receive,
  seize,
  seal,
  acquire,
  verify,
  store,
  view,
  copy,
  analyse,
  redact,
  transfer,
  return_,
  hold,
  release_hold,
  dispose,
};
enum class CaseState : unsigned char { open, referred, closed };

std::string_view name_of(CaseTrigger value);
std::string_view name_of(CustodyVerb value);
std::string_view name_of(CaseState value);
std::optional<CaseTrigger> case_trigger_from(std::string_view name);
std::optional<CustodyVerb> custody_verb_from(std::string_view name);

struct Case {
  std::string number;  // 2026-001
  std::string title;
  CaseTrigger trigger = CaseTrigger::alert;
  std::string trigger_detail;  // in the words of whoever noticed
  Instant noticed_at;
  std::vector<std::string> alerts;   // alert ids
  std::vector<std::string> secrets;  // secret ids
  std::vector<std::string> persons;  // person ids, shown as pseudonyms until revealed
  std::vector<std::string> readers;  // account ids with need to know
  CaseState state = CaseState::open;
  std::string damage;
  std::string wish;     // what the firm wants: complaint, injunction ...
  std::string part_of;  // id of the case this one belongs to; it has readers of its own and the other does not name it
  std::string purpose;  // of such a one: discipline ...
};

// A thing kept as evidence: a whole file or a whole source. A range is an extract beside it, with a reason; so is a version in which
// words are blacked out (redacted), for readers who may not see all.
enum class ExhibitScope : unsigned char { whole_file, whole_source, extract, redacted };
struct Exhibit {
  std::string case_id;
  std::string number;  // 甲1, 甲1-2
  std::string title;
  ExhibitScope scope = ExhibitScope::whole_file;
  std::string origin;      // path or source it came from
  std::string of_exhibit;  // extract, redacted: number of the whole
  std::string reason;      // extract, redacted: why
  std::string sha256;      // of one file; empty for many
  std::uint64_t bytes = 0;
  std::vector<std::string> blobs;  // sha256 of each kept block, in order; empty when there are more than 1,000 (see inventory)
  Instant acquired_at;
  std::uint64_t files = 1;
  std::string inventory;              // sha256 of the list of kept files (docs/format/exhibit-inventory.md), itself kept as a blob
  std::vector<std::string> left_out;  // "path\treason": what lies below the origin and could not be taken

  // What a court's list of exhibits asks (証拠説明書); told afterwards, so a later version of the record.
  std::string made_by;            // 作成者
  std::optional<Day> made_on;     // 作成年月日
  std::string proves;             // 立証趣旨
  std::string original = "写し";  // 原本, 写し

  // The one hash to print: of the file, or of the list of files.
  const std::string& digest() const { return sha256.empty() ? inventory : sha256; }
};

struct CustodyStep {
  std::string case_id;
  std::int64_t sequence = 0;  // 1, 2, 3 ... within the case
  std::string exhibit;        // number
  CustodyVerb verb = CustodyVerb::identify;
  std::string actor;
  std::string second_person;  // 立会人
  Instant at;
  std::string place;
  std::string reason;
  std::string tool;
  std::string hash_before;
  std::string hash_after;
};

Json to_json(const Case& value);
Result<Case> case_from_json(const Json& json);
Json to_json(const Exhibit& value);
Result<Exhibit> exhibit_from_json(const Json& json);
Json to_json(const CustodyStep& value);
Result<CustodyStep> custody_step_from_json(const Json& json);

}  // namespace sekimori::model
