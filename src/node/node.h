// A node: one data directory, opened, with every room in it put together.
//
//   NodeSettings settings;
//   settings.data = "/var/lib/sekimori";
//   auto node = TRY(Node::open(settings, {clock, random, files, processes}));
//   TRY(node->reg().import_people(actor, csv, name, reason));
//   TRY(node->consume());                        // what has been ingested becomes events and alerts
//
// Owned by one thread for opening and closing; the parts say themselves who may call them.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "base/instant.h"
#include "base/metrics.h"
#include "base/processes.h"
#include "base/trace.h"
#include "engine/ledger/key_store.h"
#include "node/data_directory.h"
#include "record/group_role.h"
#include "record/password_cost.h"

// Who uses a part includes the part's own header: so a change in one room does not compile every verb anew.
namespace sekimori::ledger {
class Ledger;
}
namespace sekimori::detect {
class MappingSet;
}
namespace sekimori::sql {
class Database;
}
namespace sekimori::blob {
class BlobStore;
}
namespace sekimori::stream {
class LocalLog;
}
namespace sekimori::model {
class SecretDirectory;
class PersonDirectory;
class PasswordDirectory;
class IdentityProvider;
}  // namespace sekimori::model
namespace sekimori::record {
class NodeLedger;
class RecordRoom;
class SecondFactorBook;
class SignIn;
}  // namespace sekimori::record
namespace sekimori::protect {
class Register;
class RegisterSecrets;
class RegisterPeople;
class RegisterProofs;
class ProtectRoom;
class Safeguards;
}  // namespace sekimori::protect
namespace sekimori::watch {
class SourceBook;
class Ingestion;
class AlertBook;
class KeptBlocks;
class LeaverBook;
class LogReviews;
class MappingBook;
class SegmentSearch;
class Consumer;
}  // namespace sekimori::watch
namespace sekimori::respond {
struct RespondParts;
class CaseBook;
class ExhibitBook;
class RequestedCases;
}  // namespace sekimori::respond

namespace sekimori::share {
class ShareRoom;
class CollectionBook;
class Exchange;
}  // namespace sekimori::share
namespace sekimori::consult {
class ConsultRoom;
}
namespace sekimori::teach {
class TeachRoom;
}
namespace sekimori::govern {
class GovernRoom;
}

namespace sekimori::node {

struct NodeSettings {
  Path data;
  OpenData how = OpenData::make_when_absent;
  std::string database;  // empty: DATA/sekimori.db; else a PostgreSQL connection string
  std::string zone = "Asia/Tokyo";
  ledger::KeyAccess keys;
  record::PasswordCost password_cost = {};
  std::uint32_t stream_partitions = 12;
  std::uint64_t stream_file_bytes = std::uint64_t(64) << 20;
  std::uint64_t stream_limit_bytes = std::uint64_t(4) << 30;  // what is not yet committed; beyond it senders are told to wait
  // Who else may say who somebody is, and which roles their groups bring; both may be null.
  std::shared_ptr<model::PasswordDirectory> directory = {};
  std::shared_ptr<model::IdentityProvider> provider = {};
  std::vector<record::GroupRole> group_roles = {};
  Path reader = {};  // this very binary, started confined to read what a hub is sent; empty: reports are kept unread
};

struct NodeSeams {
  Clock& clock;
  Random& random;
  Files& files;
  Processes& processes;
  Trace* trace = nullptr;
};

class Node {
 public:
  // Errors of the parts, each naming what it was about: conflict (in use), not_permitted (keys), integrity, unreachable.
  static Result<std::unique_ptr<Node>> open(const NodeSettings& settings, NodeSeams seams);
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  const DataDirectory& data() const { return data_; }
  const Zone& zone() const { return zone_; }
  const Path& reader() const { return settings_.reader; }
  NodeSeams& seams() { return seams_; }
  Metrics& metrics() { return metrics_; }
  ledger::KeyStore& keys() { return keys_; }
  ledger::Ledger& ledger() { return *ledger_; }
  sql::Database& database() { return *database_; }
  blob::BlobStore& blobs() { return *blobs_; }
  stream::LocalLog& stream() { return *stream_; }
  record::RecordRoom& records() { return *records_; }
  record::SecondFactorBook& factors() { return *factors_; }
  record::SignIn& sign_in() { return *sign_in_; }
  protect::Register& reg() { return *register_; }
  protect::ProtectRoom& protect() { return *protect_; }
  protect::Safeguards& safeguards() { return *safeguards_; }
  share::ShareRoom& share() { return *share_; }
  model::SecretDirectory& secrets();
  model::PersonDirectory& people();
  watch::SourceBook& sources() { return *sources_; }
  watch::Ingestion& ingestion() { return *ingestion_; }
  watch::AlertBook& alerts() { return *alerts_; }
  watch::LeaverBook& leavers() { return *leavers_; }
  watch::MappingBook& mappings() { return *mappings_; }
  watch::LogReviews& log_reviews() { return *log_reviews_; }
  respond::RespondParts& respond() { return *respond_; }
  respond::CaseBook& cases() { return *cases_; }
  respond::ExhibitBook& exhibits() { return *exhibits_; }
  consult::ConsultRoom& consult() { return *consult_; }
  teach::TeachRoom& teach() { return *teach_; }
  govern::GovernRoom& govern() { return *govern_; }
  share::CollectionBook& collections() { return *collections_; }
  share::Exchange& exchange() { return *exchange_; }

  // Turns all acknowledged blocks into events, then assesses; the stream lets go of what is committed, unless a backup is
  // being taken. Refreshes the directories first. One caller at a time (others wait).
  struct Consumed;  // node/consumed.h
  Result<Consumed> consume(std::function<void(std::uint64_t)> progress = {}, std::function<bool()> interrupted = {});

  // Numbers for /metrics that are asked for rather than counted.
  void measure();

 private:
  Node(const NodeSettings& settings, NodeSeams seams, DataDirectory data, Zone zone, ledger::KeyStore keys);
  Result<void> start();
  Result<void> trim_stream();
  Result<std::vector<Sensitive<Bytes>>> company_keys();  // the present one, then retired ones

  NodeSettings settings_;
  NodeSeams seams_;
  DataDirectory data_;
  Zone zone_;
  Metrics metrics_;
  ledger::KeyStore keys_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<record::NodeLedger> sink_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<blob::BlobStore> blobs_;
  std::unique_ptr<stream::LocalLog> stream_;
  std::unique_ptr<protect::RegisterSecrets> secrets_;
  std::unique_ptr<protect::RegisterPeople> people_;
  std::unique_ptr<record::RecordRoom> records_;
  std::unique_ptr<record::SecondFactorBook> factors_;
  std::unique_ptr<record::SignIn> sign_in_;
  std::unique_ptr<protect::Register> register_;
  std::unique_ptr<protect::ProtectRoom> protect_;
  std::unique_ptr<watch::SourceBook> sources_;
  std::unique_ptr<watch::Ingestion> ingestion_;
  std::unique_ptr<watch::AlertBook> alerts_;
  std::unique_ptr<watch::LeaverBook> leavers_;
  std::unique_ptr<watch::MappingBook> mappings_;
  std::unique_ptr<watch::LogReviews> log_reviews_;
  std::unique_ptr<watch::KeptBlocks> kept_blocks_;
  std::unique_ptr<watch::SegmentSearch> segment_search_;
  std::unique_ptr<protect::RegisterProofs> proofs_;
  std::unique_ptr<respond::RespondParts> respond_;
  std::unique_ptr<respond::CaseBook> cases_;
  std::unique_ptr<respond::ExhibitBook> exhibits_;
  std::unique_ptr<respond::RequestedCases> requested_cases_;
  std::unique_ptr<protect::Safeguards> safeguards_;
  std::unique_ptr<share::ShareRoom> share_;
  std::unique_ptr<consult::ConsultRoom> consult_;
  std::unique_ptr<teach::TeachRoom> teach_;
  std::unique_ptr<govern::GovernRoom> govern_;
  std::unique_ptr<share::CollectionBook> collections_;
  std::unique_ptr<share::Exchange> exchange_;
  std::mutex consume_mutex_;
  std::unique_ptr<detect::MappingSet> mappings_in_use_;
  std::string mappings_revision_;
  std::unique_ptr<watch::Consumer> consumer_;
};

}  // namespace sekimori::node
