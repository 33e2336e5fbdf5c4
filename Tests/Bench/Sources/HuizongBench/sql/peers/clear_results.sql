-- So that no peer is credited with what another one wrote.
TRUNCATE peer.total, peer.finding
