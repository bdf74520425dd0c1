#include "engine/seal/bag_worker.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/clock.h"
#include "base/confined_worker.h"
#include "base/json.h"
#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::seal {
namespace {

constexpr size_t largest_answer = size_t(8) << 20;
constexpr size_t most_faults = 1000;
constexpr size_t most_exhibits = 1000;
constexpr std::uint64_t memory_bytes = std::uint64_t(1536) << 20;

Json to_json(const Verification& seen) {
  Json faults = Json::array(), checks = Json::array(), exhibits = Json::array();
  for (const Fault& fault : std::span(seen.faults).first(std::min(seen.faults.size(), most_faults)))
    faults.push(Json::object({{"exhibit", scrub_utf8(fault.exhibit)}, {"path", scrub_utf8(fault.path)}, {"what", fault.what}}));
  for (const Check& check : seen.checks) checks.push(Json::object({{"name", check.name}, {"holds", check.holds}}));
  for (const VerifiedExhibit& one : std::span(seen.proved_exhibits).first(std::min(seen.proved_exhibits.size(), most_exhibits)))
    exhibits.push(Json::object({{"id", scrub_utf8(one.id)},
                                {"label", scrub_utf8(one.label)},
                                {"files", one.files},
                                {"bytes", one.bytes},
                                {"manifest_sha256", scrub_utf8(one.manifest_sha256)}}));
  return Json::object({{"faults", std::move(faults)},
                       {"fault_count", seen.faults.size()},
                       {"checks", std::move(checks)},
                       {"exhibits", std::move(exhibits)},
                       {"exhibit_count", seen.exhibits},
                       {"files", seen.files},
                       {"bytes", seen.bytes},
                       {"bag_id", scrub_utf8(seen.bag_id)},
                       {"signed_by", scrub_utf8(seen.signed_by)},
                       {"pinned", seen.pinned},
                       {"case", scrub_utf8(seen.case_id)},
                       {"sealed_at", scrub_utf8(seen.sealed_at)},
                       {"sealed_by", scrub_utf8(seen.sealed_by)},
                       {"witness", scrub_utf8(seen.witness)},
                       {"manifest_sha256", seen.manifest_sha256},
                       {"digest", seen.digest}});
}

std::uint64_t number_of(const Json& value) { return static_cast<std::uint64_t>(std::max<std::int64_t>(value.integer_or(0), 0)); }

// The child may have been taken over by what it read: what it says is data like any other.
Verification verification_of(const Json& told) {
  Verification seen;
  for (const Json& row : told["faults"].items())
    seen.faults.push_back({std::string(row["exhibit"].text()), std::string(row["path"].text()), std::string(row["what"].text())});
  for (const Json& row : told["checks"].items()) seen.checks.push_back({std::string(row["name"].text()), row["holds"].bool_or(false)});
  for (const Json& row : told["exhibits"].items())
    seen.proved_exhibits.push_back({std::string(row["id"].text()), std::string(row["label"].text()), number_of(row["files"]),
                                    number_of(row["bytes"]), std::string(row["manifest_sha256"].text())});
  seen.exhibits = number_of(told["exhibit_count"]);
  seen.files = number_of(told["files"]);
  seen.bytes = number_of(told["bytes"]);
  seen.bag_id = told["bag_id"].text();
  seen.signed_by = told["signed_by"].text();
  seen.pinned = told["pinned"].bool_or(false);
  seen.case_id = told["case"].text();
  seen.sealed_at = told["sealed_at"].text();
  seen.sealed_by = told["sealed_by"].text();
  seen.witness = told["witness"].text();
  seen.manifest_sha256 = told["manifest_sha256"].text();
  seen.digest = told["digest"].text();
  return seen;
}

PackedSource part_of(int descriptor, std::uint64_t offset, std::uint64_t size) {
  return {.size = size, .read_at = [=](std::uint64_t at, std::span<Byte> out) -> Result<size_t> {
            size_t done = 0;
            const size_t wanted = at >= size ? 0 : static_cast<size_t>(std::min<std::uint64_t>(out.size(), size - at));
            while (done < wanted) {
              const ssize_t got = ::pread(descriptor, out.data() + done, wanted - done, static_cast<off_t>(offset + at + done));
              if (got < 0 && errno == EINTR) continue;
              if (got < 0) return system_error(errno, phrase("reading"));
              if (got == 0) break;
              done += static_cast<size_t>(got);
            }
            return done;
          }};
}

Result<Json> answer(const WorkerRequest& request) {
  const Json wish = TRY(Json::parse(as_text(request.message)));
  std::uint64_t offset = 0, size = number_of(wish["size"]);
  std::string pin_text(wish["pin"].text()), file_name;
  if (!wish["boundary"].text().empty()) {
    FormFile form = TRY(find_form_file(part_of(request.descriptor, 0, size), wish["boundary"].text(), wish["field"].text()));
    offset = form.offset;
    size = form.size;
    file_name = std::move(form.file_name);
    for (const auto& [name, value] : form.fields)
      if (name == "key" && pin_text.empty()) pin_text = trim(value);
  }
  std::optional<ledger::VerifierKey> pin;
  if (!pin_text.empty()) pin = TRY(ledger::VerifierKey::parse(pin_text));
  const BagContents contents = TRY(read_packed_bag(part_of(request.descriptor, offset, size)));
  return to_json(judge_bag(contents, pin)).set("file_name", file_name.substr(0, 300)).set("pin", pin_text);
}

// Both languages, since the one who asked has one that the child does not know.
Json refusal(const Error& problem) {
  return Json::object({{"refused", scrub_utf8(problem.in(Language::en))}, {"refused_ja", scrub_utf8(problem.in(Language::ja))}});
}

}  // namespace

int run_bag_worker(Confinement confinement) {
  // Libraries open what they need before the door closes: the locale of names, converters, the hashes.
  const std::string_view warm = "PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
  const PackedSource empty{.size = 22, .read_at = [&](std::uint64_t at, std::span<Byte> out) -> Result<size_t> {
                             const std::string_view rest = warm.substr(std::min<std::uint64_t>(at, warm.size()));
                             const size_t n = std::min(out.size(), rest.size());
                             std::copy_n(rest.begin(), n, out.begin());
                             return n;
                           }};
  (void)read_packed_bag(empty);
  (void)ledger::VerifierKey::parse("warm+00000000+AA==");
  PayloadHash hash;
  (void)hash.finish();
  if (confinement == Confinement::required)
    if (auto caged = enter_worker_confinement({.memory_bytes = memory_bytes, .cpu_seconds = 0, .highest_descriptor = 4}); !caged) {
      std::fprintf(stderr, "sekimori: the confined checker cannot start: %s\n", caged.error().message.c_str());
      return describe(caged.error().code).exit_code;
    }
  WorkerChannel channel;
  while (auto request = channel.next()) {
    if (request->descriptor < 0) return 1;
    auto told = answer(*request);
    ::close(request->descriptor);
    const std::string text = (told ? *told : refusal(told.error())).dump();
    if (!channel.send(as_bytes(text))) return 1;
  }
  return 0;
}

Result<PackedCheck> check_packed_bag(File& file, const PackedWish& wish) {
  if (file.descriptor() < 0) return error(ErrorCode::failure, "a file without a descriptor cannot be checked in confinement");
  WorkerCommand command{.program = wish.program, .arguments = {"bag-worker"}};
  if (wish.confinement == Confinement::none) command.arguments.emplace_back("--unconfined");
  else TRY(require_confinement_support());
  ConfinedWorker worker = TRY(ConfinedWorker::start(command));
  const std::string request =
      Json::object({{"size", TRY(file.size())}, {"boundary", wish.boundary}, {"field", wish.field}, {"pin", wish.pin}}).dump();
  // Of one that has ended already, receive tells how.
  if (auto sent = worker.send(as_bytes(request), file.descriptor()); !sent && sent.error().code != ErrorCode::unreachable)
    return std::unexpected(std::move(sent).error());
  const WorkerReply reply =
      worker.receive(system_clock().monotonic_nanoseconds() + wish.most_seconds * nanoseconds_per_second, largest_answer);
  if (reply.end == WorkerEnd::timed_out)
    return error(ErrorCode::failure, "checking the bag took longer than {} s and was ended", wish.most_seconds);
  if (reply.end != WorkerEnd::frame)
    return error(ErrorCode::failure, "the confined checker ended without an answer; the file is not to be trusted");
  const Json told = TRY(Json::parse(as_text(reply.frame)));
  PackedCheck out;
  if (!told["refused"].is_null()) {
    out.refused = Error{ErrorCode::invalid_input, std::string(told["refused"].text()), std::string(told["refused_ja"].text())};
    return out;
  }
  out.file_name = told["file_name"].text();
  out.pin = told["pin"].text();
  out.seen = verification_of(told);
  out.fault_count = number_of(told["fault_count"]);
  return out;
}

}  // namespace sekimori::seal
