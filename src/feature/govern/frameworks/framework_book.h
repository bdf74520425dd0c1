// The frameworks of a node: ours, and what was taken in, by version.
//
//   auto taken = TRY(book.take_in(actor, framework, {"nist.yaml", sha256}, "customer asks for it"));    // summary, with what was left out
//   Framework f = TRY(book.get(actor, taken["id"].text()));
//
// What was taken in lies in the blob store as our own JSON; the record names its hash. Any thread.
#pragma once

#include "feature/govern/frameworks/framework.h"
#include "feature/govern/frameworks/framework_worker.h"
#include "feature/govern/frameworks/oscal_writer.h"
#include "record/record_shelf.h"
#include "store/blob/blob_store.h"

namespace sekimori::govern {

struct FrameworkRow {
  Json head;           // as head_json says
  std::string sha256;  // of the kept JSON
  std::string file;    // as it was called
  std::string file_sha256;
};
Json to_json(const FrameworkRow& row);
Result<FrameworkRow> framework_row_from(const Json& json);

// The file that a framework was read from.
struct FrameworkFile {
  std::string name, sha256;
};

class FrameworkBook {
 public:
  FrameworkBook(sql::Database& database, record::RecordStore& records, blob::BlobStore& blobs, Clock& clock, Random& random);

  Result<std::vector<Json>> list(const record::Actor& actor);  // heads: ours first, then by id and version
  // The newest version taken in unless one is named. not_found
  Result<Framework> get(const record::Actor& actor, std::string_view id, std::string_view version = {});
  // To be asked before anybody's bytes are read. not_permitted
  Result<void> may_take_in(const record::Actor& actor);
  // conflict: the same id and version with other words is there already; the same words change nothing.
  Result<Json> take_in(const record::Actor& actor, const Framework& framework, const FrameworkFile& file, std::string_view reason);

 private:
  Result<Framework> load(const FrameworkRow& row);
  record::RecordShelf<FrameworkRow> rows_;
  blob::BlobStore& blobs_;
};

}  // namespace sekimori::govern
