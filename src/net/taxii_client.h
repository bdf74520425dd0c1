// A client of TAXII 2.1: one collection of another server.
//
//   auto remote = TRY(TaxiiCollection::create({.address = "https://isac.example/taxii2/share/collections/ind/", .user = "factory",
//   .password = ...})); auto page = TRY(remote->page({.added_after = last}));
//
// The address is that of the collection, with or without its last slash. Only what is asked for by name is believed: the type of an answer
// is looked at, its size is bounded, redirects are not followed. Any thread.
#pragma once

#include "model/ports/remote_collection.h"
#include "net/http_client.h"

namespace sekimori::net {

class TaxiiCollection final : public model::RemoteCollection {
 public:
  // `authorities`: PEM file; empty: the system's. Errors as of model::OpenRemote.
  static Result<std::unique_ptr<model::RemoteCollection>> create(model::RemoteAccess access, Path authorities = {});
  std::string address() const override { return access_.address; }
  Result<model::RemotePage> page(const model::RemoteQuestion& question) override;
  Result<model::RemoteOutcome> post(const std::string& envelope) override;
  Result<model::RemoteOutcome> outcome(const std::string& id) override;

 private:
  TaxiiCollection(model::RemoteAccess access, Path authorities);
  Result<HttpAnswer> ask(std::string method, const std::string& address, std::string body = {}) const;

  model::RemoteAccess access_;
  std::string root_;  // address of the API root
  HttpClient client_;
};

}  // namespace sekimori::net
