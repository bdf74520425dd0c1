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

#include "base/metrics.h"
#include "base/processes.h"
#include "base/trace.h"
#include "engine/ledger/key_store.h"
#include "engine/ledger/ledger.h"
#include "feature/protect/register.h"
#include "feature/protect/secrecy_records.h"
#include "feature/respond/exhibit_book.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/consumer.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/kept_blocks.h"
#include "feature/watch/segment_search.h"
#include "feature/watch/source_book.h"
#include "node/data_directory.h"
#include "record/ledger_sink.h"
#include "record/record_room.h"
#include "store/blob/file_blobs.h"
#include "store/stream/local_log.h"

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
  NodeSeams& seams() { return seams_; }
  Metrics& metrics() { return metrics_; }
  ledger::KeyStore& keys() { return keys_; }
  ledger::Ledger& ledger() { return *ledger_; }
  sql::Database& database() { return *database_; }
  blob::BlobStore& blobs() { return *blobs_; }
  stream::LocalLog& stream() { return *stream_; }
  record::RecordRoom& records() { return *records_; }
  protect::Register& reg() { return *register_; }
  model::SecretDirectory& secrets() { return *secrets_; }
  model::PersonDirectory& people() { return *people_; }
  watch::SourceBook& sources() { return *sources_; }
  watch::Ingestion& ingestion() { return *ingestion_; }
  watch::AlertBook& alerts() { return *alerts_; }
  respond::RespondParts& respond() { return *respond_; }
  respond::CaseBook& cases() { return *cases_; }
  respond::ExhibitBook& exhibits() { return *exhibits_; }

  // Turns all acknowledged blocks into events, then assesses; the stream lets go of what is committed, unless a backup is
  // being taken. Refreshes the directories first. One caller at a time (others wait).
  struct Consumed {
    watch::ConsumeSummary summary;
    std::size_t alerts_changed = 0;
  };
  Result<Consumed> consume(std::function<void(std::uint64_t)> progress = {}, std::function<bool()> interrupted = {});

  // Numbers for /metrics that are asked for rather than counted.
  void measure();

 private:
  Node(const NodeSettings& settings, NodeSeams seams, DataDirectory data, Zone zone, ledger::KeyStore keys);
  Result<void> start();
  Result<void> trim_stream();

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
  std::unique_ptr<protect::Register> register_;
  std::unique_ptr<watch::SourceBook> sources_;
  std::unique_ptr<watch::Ingestion> ingestion_;
  std::unique_ptr<watch::AlertBook> alerts_;
  std::unique_ptr<watch::KeptBlocks> kept_blocks_;
  std::unique_ptr<watch::SegmentSearch> segment_search_;
  std::unique_ptr<protect::RegisterProofs> proofs_;
  std::unique_ptr<respond::RespondParts> respond_;
  std::unique_ptr<respond::CaseBook> cases_;
  std::unique_ptr<respond::ExhibitBook> exhibits_;
  std::mutex consume_mutex_;
  std::unique_ptr<watch::Consumer> consumer_;
};

}  // namespace sekimori::node
