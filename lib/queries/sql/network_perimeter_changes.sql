-- Changes to network connectivity: gateways, routes, peering connections, endpoints, network ACLs, traffic mirroring.
-- Job: changes
-- When: traffic goes where it shouldn't
SELECT eventtime, account, awsregion, eventname, useridentity.arn AS principal, requestparameters, sourceipaddress
FROM cloudtrail
WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
  AND eventsource = 'ec2.amazonaws.com'
  AND regexp_like(eventname, '^(Create|Delete|Attach|Detach|Replace|Modify|Accept|Associate|Disassociate)(InternetGateway|EgressOnlyInternetGateway|NatGateway|VpnGateway|VpnConnection|CustomerGateway|TransitGateway\w*|Route|RouteTable|VpcPeeringConnection|VpcEndpoint\w*|NetworkAcl\w*|TrafficMirror\w*|ClientVpn\w*)$')
  AND errorcode IS NULL
ORDER BY eventtime, eventid
