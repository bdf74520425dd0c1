// A collection of another house, as far as objects are fetched from it and sent to it.
//
//   RemotePage page = TRY(remote.page({.added_after = "2026-04-01T00:00:00.000000Z"}));
//   while (page.more) page = TRY(remote.page({.next = page.next, ...}));
//
// Answered by net/taxii_client.h, asked by feature/share.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::model {

struct RemoteAccess {
  std::string address;    // of the collection: https://isac.example/taxii2/share/collections/ind/
  std::string user = {};  // log-in name there; empty: `token`, or nobody
  Sensitive<std::string> password = {};
  Sensitive<std::string> token = {};
  std::string authorities = {};      // PEM; empty: the system's
  Language language = Language::ja;  // of whoever reads what the other says
};

struct RemoteQuestion {
  std::string added_after = {};  // empty: from the beginning
  std::string next = {};         // of the page before, with the same added_after
  std::size_t limit = 500;
};

struct RemotePage {
  std::string envelope;    // {"objects": [...]}, or {} when there is nothing
  std::string last_added;  // X-TAXII-Date-Added-Last; empty: not said
  bool more = false;
  std::string next;
};

struct RemoteOutcome {
  std::string id;  // of the status, to ask again
  bool done = true;
  std::size_t taken = 0, failed = 0;
  std::string first_failure;  // id and reason
};

class RemoteCollection {
 public:
  virtual ~RemoteCollection() = default;
  virtual std::string address() const = 0;
  // unreachable: no answer; not_permitted: 401, 403; not_found: 404; invalid_input: an answer that is none.
  virtual Result<RemotePage> page(const RemoteQuestion& question) = 0;
  virtual Result<RemoteOutcome> post(const std::string& envelope) = 0;
  virtual Result<RemoteOutcome> outcome(const std::string& id) = 0;
};

// invalid_input: not the address of a collection, or one beyond this machine without TLS.
using OpenRemote = std::function<Result<std::unique_ptr<RemoteCollection>>(RemoteAccess)>;

}  // namespace sekimori::model
