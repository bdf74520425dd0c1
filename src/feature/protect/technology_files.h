// What a firm keeps for a technology that it does not, or not only, patent: the decision to patent, keep secret or open; the file
// that proves prior use (先使用権); and both joined with the secret's readiness in the keep-secret file.
//
//   TechnologyFiles files(shelf, readiness, blobs, zone);
//   TRY(files.decide(actor, {.number = "T-01", .technology = "焼入れ", .answers = {...}, .choice = Choice::secret, ...}, "board"));
//   TRY(files.add_document(actor, "T-01", {.kind = "drawing", .title = "設計図", .day = day}, bytes));
//   KeepSecretFile whole = TRY(files.keep_secret(actor, "T-01"));
//
// Documents are kept byte for byte by hash; the file of a technology is sealed into a bag by the caller (engine/seal).
#pragma once

#include "feature/protect/readiness.h"
#include "feature/protect/shelf.h"
#include "model/level_definition.h"
#include "paper/paper.h"
#include "store/blob/blob_store.h"

namespace sekimori::protect {

enum class Choice : unsigned char { undecided, patent, secret, open, mixed };
std::string_view name_of(Choice choice);
std::optional<Choice> choice_from(std::string_view name);

struct CriterionAnswer {
  std::string criterion;  // of content/protect/open_close.toml
  bool yes = false;
  std::string note;
};

struct OpenCloseDecision {
  std::string number;  // of the technology
  std::string technology;
  std::vector<std::string> options;  // that were looked at, in words
  std::vector<CriterionAnswer> answers;
  Choice choice = Choice::undecided;
  std::string grounds;
  std::string decided_by;
  std::optional<Day> decided_on;
  std::optional<Day> review_day;
  std::vector<std::string> secrets;  // register numbers
  std::vector<std::string> patents;  // numbers of applications and patents
};
Json to_json(const OpenCloseDecision& decision);
Result<OpenCloseDecision> open_close_from_json(const Json& json);

struct PriorUseDocument {
  std::string kind;  // of content/protect/prior_use.toml: "drawing", "order" ...
  std::string title;
  std::optional<Day> day;  // that the document bears
  std::string shows;       // what it shows, in words
  std::string file_name;
  std::string sha256;
  std::int64_t bytes = 0;
  std::optional<Day> added_on;
};
struct PriorUseFile {
  std::string number;  // of the technology
  std::string technology;
  std::string scope;  // of invention and business
  std::vector<std::string> secrets;
  std::vector<PriorUseDocument> documents;
};
Json to_json(const PriorUseFile& file);
Result<PriorUseFile> prior_use_from_json(const Json& json);

template <>
struct Filed<OpenCloseDecision> {
  static constexpr std::string_view kind = "open_close_decision";
  static record::Draft draft(const OpenCloseDecision& item);
  static Result<OpenCloseDecision> read(const Json& body) { return open_close_from_json(body); }
};
template <>
struct Filed<PriorUseFile> {
  static constexpr std::string_view kind = "prior_use_file";
  static record::Draft draft(const PriorUseFile& item);
  static Result<PriorUseFile> read(const Json& body) { return prior_use_from_json(body); }
};

// Which way the answers point.
struct Tally {
  int secret = 0;
  int patent = 0;
  int open = 0;
  std::vector<std::string> unanswered;  // criteria
};
Tally tally_of(const OpenCloseDecision& decision);

// One element of the law and the documents that show it.
struct ElementState {
  std::string id;
  model::Wording text;
  std::vector<std::string> documents;  // titles
  std::vector<std::string> kinds;      // that would show it
  std::optional<Day> earliest;
};
std::vector<ElementState> elements_of(const PriorUseFile& file);
std::vector<std::string> document_kinds();

struct KeepSecretFile {
  std::string number;
  std::optional<OpenCloseDecision> decision;
  std::optional<PriorUseFile> prior_use;
  std::vector<SecretReadiness> secrets;
  std::vector<model::Wording> missing;  // steps still to be taken, in order
};
Json to_json(const KeepSecretFile& file);

class TechnologyFiles {
 public:
  TechnologyFiles(Shelf& shelf, Readiness& readiness, blob::BlobStore& blobs, Zone zone)
      : shelf_(shelf), readiness_(readiness), blobs_(blobs), zone_(std::move(zone)) {}

  // A new version of the technology's decision. invalid_input for a criterion that does not exist, or a choice without grounds,
  // a person and a review day.
  Result<OpenCloseDecision> decide(const record::Actor& actor, OpenCloseDecision decision, std::string_view reason);
  Result<PriorUseFile> open_prior_use(const record::Actor& actor, const PriorUseFile& file, std::string_view reason);
  // Keeps the bytes. invalid_input for an unknown kind or more than 64 MiB; the same bytes again: conflict.
  Result<PriorUseDocument> add_document(const record::Actor& actor, std::string_view number, PriorUseDocument document, ByteView bytes);
  Result<PriorUseFile> prior_use(const record::Actor& actor, std::string_view number);
  // That a sealed bag of it, known by its digest, is carried away: a change record, with the reader's role.
  Result<void> note_carried(record::ChangeLog& changes, const record::Actor& actor, std::string_view number, std::string_view digest,
                            std::string_view reason);
  Result<Bytes> document(const PriorUseDocument& document);  // integrity when the bytes have changed
  Result<KeepSecretFile> keep_secret(const record::Actor& actor, std::string_view number);
  paper::Paper keep_secret_paper(const KeepSecretFile& file, Language language) const;

 private:
  Result<Kept<PriorUseFile>> wanted(const record::Actor& actor, std::string_view number);
  Day today() const { return zone_.day_of(shelf_.clock().now()); }

  Shelf& shelf_;
  Readiness& readiness_;
  blob::BlobStore& blobs_;
  Zone zone_;
};

}  // namespace sekimori::protect
