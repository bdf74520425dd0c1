// What a house measures itself by: frameworks, self-checks, measures, law, programme, put together once by the node.
//
//   node.govern().checks.start(actor, "sme_80");
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/instant.h"
#include "base/random.h"
#include "feature/govern/checks/check_medians.h"
#include "feature/govern/frameworks/framework_book.h"
#include "feature/govern/law/law_clock.h"
#include "feature/govern/law/law_comparison.h"
#include "feature/govern/law/law_replay.h"
#include "feature/govern/may.h"
#include "feature/govern/measures/attestation_tree.h"
#include "feature/govern/measures/audit_trail.h"
#include "feature/govern/measures/circulation_book.h"
#include "feature/govern/measures/device_list.h"
#include "feature/govern/measures/duty_matrix.h"
#include "feature/govern/programme/figure_book.h"
#include "feature/govern/programme/opinion_book.h"
#include "feature/govern/programme/programme_book.h"
#include "model/ports/measure_counts.h"
#include "record/record_store.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"

namespace sekimori::govern {

struct GovernParts {
  sql::Database& database;
  record::RecordStore& records;
  const record::ChangeLog& changes;
  blob::BlobStore& blobs;
  model::PersonDirectory& people;
  std::unique_ptr<model::ReadinessJudge> judge;
  TaskSeam tasks;
  AskRoster roster;
  Clock& clock;
  Random& random;
  const Zone& zone;
};

class GovernRoom final : public model::MeasureCounter {
 public:
  explicit GovernRoom(GovernParts parts);

  // A measure for a question that was not answered with yes, and a task for its owner; adopted again, the same measure. not_found: no such
  // question, or it was; invalid_input: an owner whom the register of people does not have.
  Result<KnownMeasure> adopt(const record::Actor& actor, std::string_view check, std::string_view question, std::string_view owner,
                             std::optional<Day> due, Language language);
  // The trail of a framework over the measures in the actor's sight.
  Result<AuditTrail> trail(const record::Actor& actor, const Framework& framework);
  Result<Json> replay_of(const record::Actor& actor, std::string_view id);
  Result<model::MeasureCounts> measure_counts() override;
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

 private:
  GovernParts parts_;

 public:
  const LawTable& law = LawTable::standard();
  LawComparison comparison;
  FrameworkBook frameworks;
  CheckBook checks;
  CheckMedians medians;
  MeasureBook measures;
  CirculationBook circulations;
  DutyMatrix duties;
  AttestationTree units;
  DeviceBook devices;
  ProgrammeBook programme;
  OpinionBook opinions;
  FigureBook figures;
};

}  // namespace sekimori::govern
